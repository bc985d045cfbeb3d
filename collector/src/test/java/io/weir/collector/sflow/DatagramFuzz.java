package io.weir.collector.sflow;

import io.weir.collector.agent.Agents;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import java.net.InetAddress;
import java.util.Arrays;

/** A target for fuzzing: the bytes are a datagram. */
public final class DatagramFuzz {
  /** So that agents do not fill all places, after which nothing is known of new ones. */
  private static final int DATAGRAMS_A_DECODER = 10_000;

  private static DatagramFuzz current = new DatagramFuzz();

  private final IngestCounters counters = new IngestCounters();
  private final SflowDecoder decoder =
      new SflowDecoder(
          new TableWriters(
              new CheckedRows(Flows.TABLE),
              new CheckedRows(Counters.TABLE),
              new CheckedRows(Drops.TABLE)),
          counters,
          new Agents(0),
          Admission.OPEN);
  private int datagrams;

  private DatagramFuzz() {}

  /** Fails by an exception or an error, or where the datagram has gone uncounted. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (current.datagrams == DATAGRAMS_A_DECODER) {
      current = new DatagramFuzz();
    }
    current.decode(input);
  }

  private void decode(byte[] input) {
    datagrams++;
    byte[] datagram = Arrays.copyOf(input, input.length);
    Wire.number(datagram, datagrams); // else most were duplicates, which are not decoded
    decoder.decode(
        datagram, datagram.length, InetAddress.getLoopbackAddress(), Decoded.TIME_MILLIS);
    decoder.publish();
    if (counters.get(IngestCounter.DATAGRAMS) != datagrams) {
      throw new AssertionError("a datagram has not been counted");
    }
    if (counters.get(IngestCounter.ROWS_LOST) != 0) {
      throw new AssertionError("a row was lost though there was room");
    }
  }
}
