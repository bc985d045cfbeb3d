package io.weir.collector.pcap;

import io.weir.collector.agent.Agents;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.resource.Resources;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Takes captures of the past into a store at their own times, waiting where it is behind. */
public final class Import {
  /** A file can wait until a full disk has room again. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final int NO_LIMIT = 0;

  private Import() {}

  /**
   * Takes a capture in. Its agents are not those that send now: sequence numbers of the past would
   * look like restarts.
   *
   * @param resources says what is known of addresses now
   * @return what it held
   * @throws CaptureException if the file is no capture
   * @throws StoreException if the store has no block for its rows
   */
  public static Imported run(Path file, Store store, IngestCounters counters, Resources resources)
      throws IOException, StoreException {
    Imported imported = Imported.NOTHING;
    try (Capture capture = Capture.open(file);
        TableWriters writers = TableWriters.open(store, PATIENCE, resources)) {
      SflowDecoder decoder =
          new SflowDecoder(writers, counters, new Agents(NO_LIMIT), Admission.OPEN);
      while (capture.next()) {
        UdpPayload payload = capture.payload();
        if (Sflow.isDatagram(payload)) {
          byte[] bytes =
              Arrays.copyOfRange(
                  payload.bytes(), payload.offset(), payload.offset() + payload.length());
          decoder.decode(bytes, bytes.length, payload.source(), capture.timeMillis());
          decoder.publish();
          imported = imported.and(capture.timeMillis());
        }
      }
    }
    return imported;
  }
}
