package io.weir.collector.telemetry;

import io.weir.collector.agent.SenderLimits;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.sflow.CheckedRows;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import java.net.InetAddress;

/** A target for fuzzing: the bytes are a datagram of JSON. */
public final class JsonFuzz {
  private static final long TIME_MILLIS = 1_800_000_000_000L;
  private static final JsonDecoder DECODER =
      new JsonDecoder(
          new TableWriters(
              new CheckedRows(Flows.TABLE),
              new CheckedRows(Counters.TABLE),
              new CheckedRows(Drops.TABLE)),
          new IngestCounters(),
          Admission.OPEN,
          new SenderLimits(0));

  private JsonFuzz() {}

  /** Fails by an exception or an error. */
  public static void fuzzerTestOneInput(byte[] input) {
    DECODER.decode(input, input.length, InetAddress.getLoopbackAddress(), TIME_MILLIS);
  }
}
