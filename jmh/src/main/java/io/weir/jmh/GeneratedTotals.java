package io.weir.jmh;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What generated rows add up to, reckoned without a store: the answers that queries must give. */
final class GeneratedTotals {
  private final Map<Long, Long> bytesByPair = new HashMap<>();
  private long all;
  private long oneNetwork;

  /** Adds a row; gives its estimated bytes. */
  long add(Row row) {
    long bytes = value(row, Flows.FRAME_BYTES) * value(row, Flows.SAMPLING_RATE);
    int source = (int) value(row, Flows.SOURCE_IP);
    int destination = (int) value(row, Flows.DESTINATION_IP);
    all += bytes;
    if (source >>> 8 == 0x0a_00_01 && value(row, Flows.DESTINATION_PORT) == 443) {
      oneNetwork += bytes;
    }
    bytesByPair.merge((long) source << 32 | Integer.toUnsignedLong(destination), bytes, Long::sum);
    return bytes;
  }

  /** Bytes of all rows. */
  long all() {
    return all;
  }

  /** Bytes from 10.0.1.0/24 to port 443. */
  long oneNetwork() {
    return oneNetwork;
  }

  /** Bytes of the pair of addresses that has most. */
  long greatestPair() {
    return Collections.max(bytesByPair.values());
  }

  private static long value(Row row, Field field) {
    return row.value(field.index());
  }
}
