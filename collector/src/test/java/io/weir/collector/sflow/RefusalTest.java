package io.weir.collector.sflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.agent.Agents;
import io.weir.collector.config.Networks;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datagrams that are not decoded although they are whole: each is counted, and makes no row. */
final class RefusalTest {
  private static final InetAddress PEER = InetAddress.ofLiteral("10.0.0.9");
  private static final Networks ELSEWHERE = Networks.parse("198.51.100.0/24, 2001:db8::/32");

  private final CollectedRows flows = new CollectedRows(Flows.TABLE);
  private final IngestCounters counters = new IngestCounters();

  @Test
  void takesNothingFromOtherPeers() {
    decode(new Admission(ELSEWHERE, Networks.ALL), 0, 1);
    assertRows(0);
    assertEquals(1, counters.get(IngestCounter.DATAGRAMS_OF_OTHER_PEERS));
  }

  @Test
  void takesNothingOfOtherAgents() {
    decode(new Admission(Networks.ALL, ELSEWHERE), 0, 1);
    assertRows(0);
    assertEquals(1, counters.get(IngestCounter.DATAGRAMS_OF_OTHER_AGENTS));
  }

  @Test
  void takesWhatTheNetworksAdmit() {
    decode(new Admission(Networks.parse("10.0.0.0/8"), Networks.parse("192.0.2.1")), 0, 1, 2);
    assertRows(2);
  }

  @Test
  void takesADatagramThatComesTwiceOnce() {
    decode(Admission.OPEN, 0, 1, 2, 1, 2, 3);
    assertRows(3);
    assertEquals(2, counters.get(IngestCounter.DATAGRAMS_DUPLICATE));
  }

  @Test
  void takesSoManyDatagramsASecond() {
    decode(Admission.OPEN, 2, 1, 2, 3, 4, 5);
    assertRows(2);
    assertEquals(3, counters.get(IngestCounter.DATAGRAMS_OVER_LIMIT));
  }

  private void decode(Admission admission, int datagramsPerSecond, int... sequences) {
    TableWriters writers =
        new TableWriters(flows, new CollectedRows(Counters.TABLE), new CollectedRows(Drops.TABLE));
    SflowDecoder decoder =
        new SflowDecoder(writers, counters, new Agents(datagramsPerSecond), admission);
    for (int sequence : sequences) {
      byte[] datagram = Wire.datagram(sequence, Wire.flowSample(2, 5));
      decoder.decode(datagram, datagram.length, PEER, Decoded.TIME_MILLIS);
      decoder.publish();
    }
    assertEquals(sequences.length, counters.get(IngestCounter.DATAGRAMS));
  }

  private void assertRows(int count) {
    assertEquals(count, flows.rows().size());
    List<IngestCounter> refusals =
        List.of(
            IngestCounter.DATAGRAMS_OF_OTHER_PEERS,
            IngestCounter.DATAGRAMS_OF_OTHER_AGENTS,
            IngestCounter.DATAGRAMS_DUPLICATE,
            IngestCounter.DATAGRAMS_OVER_LIMIT);
    assertEquals(
        counters.get(IngestCounter.DATAGRAMS) - count,
        refusals.stream().mapToLong(counters::get).sum());
  }
}
