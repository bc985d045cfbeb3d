package io.weir.collector.pcap;

import io.weir.collector.ingest.Agents;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.PatientWriter;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.RowWriter;
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

  private Import() {}

  /**
   * Takes a capture in.
   *
   * @return how many sFlow datagrams it held
   * @throws CaptureException if the file is no capture
   * @throws StoreException if the store has no block for its rows
   */
  public static long run(Path file, Store store, IngestCounters counters, Agents agents)
      throws IOException, StoreException {
    long datagrams = 0;
    try (Capture capture = Capture.open(file);
        RowWriter flows = new PatientWriter(store.writer(Flows.TABLE), PATIENCE);
        RowWriter values = new PatientWriter(store.writer(Counters.TABLE), PATIENCE)) {
      SflowDecoder decoder = new SflowDecoder(flows, values, counters, agents);
      while (capture.next()) {
        UdpPayload payload = capture.payload();
        if (Sflow.isDatagram(payload)) {
          byte[] bytes =
              Arrays.copyOfRange(
                  payload.bytes(), payload.offset(), payload.offset() + payload.length());
          decoder.decode(bytes, bytes.length, payload.source(), capture.timeMillis());
          datagrams++;
        }
      }
    }
    return datagrams;
  }
}
