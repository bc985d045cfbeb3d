package io.weir.collector.health.measure;

import io.weir.collector.health.judge.Cause;
import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.MinuteTally;
import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.PathMinute;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes minutes of rows of {@code paths}, as nearly as the rows tell: which hosts took part is
 * forgotten, and round trips are those of the quartiles. So a collector that starts anew knows what
 * is usual.
 */
final class PastScan {
  /** Stands for every host that is forgotten. */
  private static final Address FORGOTTEN = new Address(0, 0);

  /** Flows beyond which more tell nothing more of what is usual. */
  private static final long MAX_FLOWS = 64;

  private final TreeMap<Long, MinuteTally> tallies = new TreeMap<>();
  private final Map<Long, Map<Integer, Optional<Cause>>> impaired = new HashMap<>();

  /**
   * A minute of the past.
   *
   * @param paths what was measured
   * @param impaired the places, in that list, of paths that were impaired, with the cause if it was
   *     told
   */
  record PastMinute(List<PathMinute> paths, Map<Integer, Optional<Cause>> impaired) {}

  /** Adds the rows of a block whose time is in a range, its end excluded. */
  void add(Block block, long fromMillis, long toMillis) {
    Columns time = Columns.of(block, Paths.TIME);
    List<PathKey> keys = new ArrayList<>();
    PathColumns paths =
        new PathColumns(
            Paths.TABLE,
            block,
            key -> {
              keys.add(key);
              return keys.size() - 1;
            });
    PastRow row = new PastRow(block);
    Rows rows = new Rows(0);
    for (int first = 0; first < block.rows(); first += Columns.BATCH) {
      rows.range(first, Math.min(Columns.BATCH, block.rows() - first));
      time.read(rows);
      paths.read(rows);
      row.read(rows);
      for (int place = 0; place < rows.count(); place++) {
        long at = time.value(place, Long.MIN_VALUE);
        if (at >= fromMillis && at < toMillis) {
          MinuteTally tally = tallies.computeIfAbsent(at, MinuteTally::new);
          int path = tally.path(keys.get(paths.path(place)));
          row.add(place, tally, path);
          if (row.isImpaired(place)) {
            impaired.computeIfAbsent(at, _ -> new HashMap<>()).put(path, row.cause(place));
          }
        }
      }
    }
  }

  /** The minutes, the oldest first. */
  List<PastMinute> minutes() {
    return tallies.entrySet().stream()
        .map(
            minute ->
                new PastMinute(
                    minute.getValue().finish(), impaired.getOrDefault(minute.getKey(), Map.of())))
        .toList();
  }

  /** The measures of rows. */
  private static final class PastRow {
    private final Columns flows;
    private final Columns bytes;
    private final Columns rttSamples;
    private final Columns[] quartiles;
    private final Map<Measure, Columns> sums;
    private final Columns impairment;
    private final Columns cause;

    PastRow(Block block) {
      flows = Columns.of(block, Paths.FLOW_COUNT);
      bytes = Columns.of(block, Paths.BYTES);
      rttSamples = Columns.of(block, Paths.RTT_SAMPLES);
      quartiles =
          new Columns[] {
            Columns.of(block, Paths.RTT_P25),
            Columns.of(block, Paths.RTT_P50),
            Columns.of(block, Paths.RTT_P75)
          };
      sums =
          Map.of(
              Measure.RETRANSMITS, Columns.of(block, Paths.RETRANSMITS),
              Measure.LOSSES, Columns.of(block, Paths.LOSSES),
              Measure.OBSERVED, Columns.of(block, Paths.OBSERVED),
              Measure.OBSERVED_PACKETS, Columns.of(block, Paths.OBSERVED_PACKETS),
              Measure.SENT_PACKETS, Columns.of(block, Paths.SENT_PACKETS),
              Measure.OPENED, Columns.of(block, Paths.HANDSHAKES),
              Measure.ACCEPTED, Columns.of(block, Paths.HANDSHAKES_ANSWERED));
      impairment = Columns.of(block, Paths.IMPAIRED);
      cause = Columns.of(block, Paths.CAUSE);
    }

    void read(Rows rows) {
      flows.read(rows);
      bytes.read(rows);
      rttSamples.read(rows);
      for (Columns quartile : quartiles) {
        quartile.read(rows);
      }
      sums.values().forEach(column -> column.read(rows));
      impairment.read(rows);
      cause.read(rows);
    }

    Optional<Cause> cause(int place) {
      return cause.code(place) >= 0 ? Cause.named(cause.text(cause.code(place))) : Optional.empty();
    }

    boolean isImpaired(int place) {
      return impairment.code(place) >= 0;
    }

    void add(int place, MinuteTally tally, int path) {
      int host = tally.host(FORGOTTEN);
      int whole = tally.flow(path, 0, host, host);
      long count = Math.min(flows.value(place, 0), rttSamples.value(place, 0));
      for (int hash = 0; hash < Math.min(count, MAX_FLOWS); hash++) {
        long micros = quartiles[hash % quartiles.length].value(place, 1);
        int flow = tally.flow(path, hash, host, host);
        tally.add(flow, Measure.RTT_SAMPLES, 1);
        tally.add(flow, Measure.LOG_RTT, Math.log((double) micros));
      }
      sums.forEach((measure, column) -> tally.add(whole, measure, (double) column.value(place, 0)));
      double handshakes =
          sums.get(Measure.OPENED).value(place, 0) + sums.get(Measure.ACCEPTED).value(place, 0);
      tally.add(whole, Measure.HANDSHAKES, handshakes);
      tally.addBytes(path, bytes.value(place, 0));
    }
  }
}
