package io.weir.collector.sflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.weir.collector.ingest.IngestCounter;
import io.weir.storage.schema.Address;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DiscardedPacketTest {
  private static final int ACL = 258;

  @Test
  void makesARowOfTheDiscardedPacket() {
    Decoded decoded = new Decoded().decode(Wire.datagram(1, discarded(1, 0, Fixtures.PACKET)));
    Map<String, Object> row = decoded.drops().getFirst();
    assertEquals("acl", row.get("drop.reason"));
    assertEquals(Address.parse("192.0.2.1"), row.get("agent"));
    assertEquals(Decoded.TIME_MILLIS, row.get("time"));
    assertEquals(4L, row.get("input"));
    assertEquals("ip.tcp", row.get("stack"));
    assertEquals(Address.parse("10.0.0.2"), row.get("dst.ip"));
    assertEquals(443L, row.get("dst.port"));
    assertFalse(row.containsKey("output"));
    assertEquals(List.of(), decoded.flows());
    assertEquals(1, decoded.count(IngestCounter.DISCARDED_PACKETS));
    assertEquals(0, decoded.broken());
  }

  @Test
  void tellsHowManyWereMissedSinceTheRowBefore() {
    Decoded decoded = new Decoded();
    int sequence = 0;
    for (int cumulative : new int[] {7, 7, 10, 10, 4_000}) {
      sequence++;
      decoded.decode(Wire.datagram(sequence, discarded(sequence, cumulative)));
    }
    assertEquals(List.of(0L, 0L, 3L, 0L, 3_990L), missed(decoded));
  }

  @Test
  void eachDataSourceCountsOnItsOwn() {
    Decoded decoded =
        new Decoded()
            .decode(Wire.datagram(1, discardedOf(3, 1, 7), discardedOf(5, 1, 100)))
            .decode(Wire.datagram(2, discardedOf(3, 2, 8), discardedOf(5, 2, 102)));
    assertEquals(List.of(0L, 0L, 1L, 2L), missed(decoded));
  }

  @Test
  void nothingOfASampleStaysForTheNext() {
    Wire queue = Wire.tagged(1036, new Wire().u32(42));
    Decoded decoded =
        new Decoded()
            .decode(Wire.datagram(1, discarded(1, 0, Fixtures.PACKET, queue), discarded(2, 0)));
    assertEquals(42L, decoded.drops().getFirst().get("queue"));
    Map<String, Object> bare = decoded.drops().getLast();
    assertFalse(bare.containsKey("queue"));
    assertFalse(bare.containsKey("src.ip"));
  }

  private static List<Object> missed(Decoded decoded) {
    return decoded.drops().stream().map(row -> row.get("missed")).toList();
  }

  private static Wire discarded(int sequence, int cumulative, Wire... records) {
    return Wire.tagged(5, new Wire().u32(sequence, 0, 4, cumulative, 4, 0, ACL).records(records));
  }

  private static Wire discardedOf(int ifIndex, int sequence, int cumulative) {
    return Wire.tagged(5, new Wire().u32(sequence, 0, ifIndex, cumulative, 0, 0, ACL).records());
  }
}
