package io.weir.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgentsTest {
  private static final InetAddress SOURCE = InetAddress.ofLiteral("192.0.2.9");

  private final Agents agents = new Agents();

  @Test
  void listsWhatIsKnownOfEachStream() {
    hear(1, 2, 10, 500);
    hear(1, 1, 7, 400);
    hear(1, 2, 11, 600);
    assertEquals(
        List.of(
            new Agents.State(Address.ofIpv4(1), 1, "192.0.2.9", 400, 1, 3, 0),
            new Agents.State(Address.ofIpv4(1), 2, "192.0.2.9", 600, 2, 6, 0)),
        agents.list());
  }

  @Test
  void countsAGapAsLoss() {
    assertEquals(7, lost(1, 2, 10));
  }

  @Test
  void countsALongGapAsLoss() {
    assertEquals(99_998, lost(1, 100_000));
  }

  @Test
  void takesBackTheLossOfWhatComesLate() {
    assertEquals(1, lost(1, 4, 2));
    assertEquals(0, lost(3));
  }

  @Test
  void countsNoLossWhenANumberWraps() {
    assertEquals(0, lost(-2, -1, 0, 1));
  }

  @Test
  void countsNoLossWhenAnAgentStartsAnew() {
    assertEquals(1, lost(500, 502, 1, 2, 3));
    assertEquals(2, lost(5));
  }

  @Test
  void takesNoNoticeOfADuplicate() {
    assertEquals(1, lost(1, 3, 3));
  }

  @Test
  void refusesAgentsBeyondItsLimit() {
    int limit = 8192;
    for (int i = 0; i < limit; i++) {
      assertTrue(hear(i, 0, 1, 1));
    }
    assertFalse(hear(limit, 0, 1, 1));
    assertTrue(hear(limit - 1, 0, 2, 2));
    assertEquals(limit, agents.list().size());
  }

  private long lost(int... sequences) {
    for (int sequence : sequences) {
      hear(1, 0, sequence, 1);
    }
    return agents.list().getFirst().lost();
  }

  private boolean hear(int ipv4, int subAgent, int sequence, long receivedMillis) {
    return agents.heard(0, Address.lowOfIpv4(ipv4), subAgent, sequence, 3, SOURCE, receivedMillis);
  }
}
