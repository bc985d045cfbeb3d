package io.weir.collector.pcap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.agent.Agents;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.sflow.CollectedRows;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTimesTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final IngestCounters counters = new IngestCounters();

  @Test
  void movesTheTimesOfSamplesOfARealAgent() throws IOException {
    List<Long> asTheyWere = times(0);
    List<Long> moved = times(DAY);

    assertEquals(0, counters.get(IngestCounter.TIMESTAMPS_REFUSED));
    assertEquals(asTheyWere.stream().map(millis -> millis + DAY).toList(), moved);
    assertTrue(asTheyWere.stream().distinct().count() > 500, "each packet has a time of its own");
  }

  @Test
  void leavesTheRestOfADatagramAsItIs() throws IOException {
    int changed = 0;
    try (Capture capture = open()) {
      while (capture.next()) {
        UdpPayload payload = capture.payload();
        byte[] before = payload.bytes().clone();
        SampleTimes.shift(payload, DAY);
        changed += Arrays.equals(before, payload.bytes()) ? 0 : 1;
        SampleTimes.shift(payload, -DAY);
        assertArrayEquals(before, payload.bytes());
      }
    }
    assertTrue(changed > 100, changed + " datagrams have times");
  }

  @Test
  void movesNothingBehindTheEndOfACutDatagram() throws IOException {
    try (Capture capture = open()) {
      assertTrue(capture.next());
      UdpPayload payload = capture.payload();
      byte[] whole = payload.bytes();
      for (int length = 28; length < payload.length(); length++) {
        byte[] bytes = whole.clone();
        SampleTimes.shift(new UdpPayload(bytes, payload.offset(), length, payload.source()), DAY);
        int end = payload.offset() + length;
        assertArrayEquals(
            Arrays.copyOfRange(whole, end, whole.length),
            Arrays.copyOfRange(bytes, end, whole.length));
      }
    }
  }

  /** Of the capture's samples, as a decoder takes them in when they come so much later. */
  private List<Long> times(long laterMillis) throws IOException {
    CollectedRows flows = new CollectedRows(Flows.TABLE);
    TableWriters writers =
        new TableWriters(flows, new CollectedRows(Counters.TABLE), new CollectedRows(Drops.TABLE));
    SflowDecoder decoder = new SflowDecoder(writers, counters, new Agents(0), Admission.OPEN);
    try (Capture capture = open()) {
      while (capture.next()) {
        UdpPayload payload = capture.payload();
        SampleTimes.shift(payload, laterMillis);
        int end = payload.offset() + payload.length();
        byte[] datagram = Arrays.copyOfRange(payload.bytes(), payload.offset(), end);
        long receivedMillis = capture.timeMillis() + laterMillis;
        decoder.decode(datagram, datagram.length, InetAddress.getLoopbackAddress(), receivedMillis);
      }
    }
    return flows.rows().stream().map(row -> (Long) row.get("time")).toList();
  }

  private static Capture open() throws IOException {
    return Capture.open(
        "hsflowd-tcpinfo",
        SampleTimesTest.class.getResourceAsStream("/demo/hsflowd-tcpinfo.pcap.gz"));
  }
}
