package io.weir.collector.monitor.contributor;

import io.weir.collector.monitor.Side;
import io.weir.query.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By what flows are put together.
 *
 * @param keys fields, those of the local end first
 * @param port which of the keys is the port that is asked for; the last, if any
 * @param condition which flows it is for; empty for all
 */
record Grouping(List<String> keys, boolean port, Optional<String> condition) {
  /** What clients call from: Linux gives out ports from here on, others from 49152 on. */
  private static final int FIRST_EPHEMERAL_PORT = 32_768;

  /** The groupings which, together, put every flow of a query into one group. */
  static List<Grouping> of(ContributorQuery query, Side local) {
    return switch (query.family()) {
      case MONITOR -> pairs(local);
      case WORKLOAD -> List.of(plain(workload(query.category(), local)));
      case WORKLOAD_DATA ->
          List.of(plain(List.of("bin(" + step(query.range()) + ")", local.field("zone"))));
    };
  }

  /** A row's keys; the place of the port is there whether the grouping has one or not. */
  List<Optional<Object>> cells(Object[] row) {
    List<Optional<Object>> cells = new ArrayList<>(Contributors.cells(row, keys.size()));
    if (!port && cells.size() == ContributorRows.PORT) {
      cells.add(Optional.empty());
    }
    return List.copyOf(cells);
  }

  /** How long the time is that each value of a series stands for. */
  static String step(TimeRange range) {
    Duration span = Duration.ofMillis(range.toMillis() - range.fromMillis());
    if (span.compareTo(Duration.ofHours(3)) <= 0) {
      return "1m";
    }
    return span.compareTo(Duration.ofDays(2)) <= 0 ? "5m" : "1h";
  }

  /** One end asks from a port that it was given; the other one's is the port that is asked for. */
  private static List<Grouping> pairs(Side local) {
    List<String> keys = pair(local);
    String localPort = local.field("port");
    String remotePort = local.other().field("port");
    String asks = "(%s >= %d and %s < %d)";
    String toRemote =
        asks.formatted(localPort, FIRST_EPHEMERAL_PORT, remotePort, FIRST_EPHEMERAL_PORT);
    String toLocal =
        asks.formatted(remotePort, FIRST_EPHEMERAL_PORT, localPort, FIRST_EPHEMERAL_PORT);
    String neither =
        "(%1$s is absent or %2$s is absent or (%1$s < %3$d and %2$s < %3$d) or (%1$s >= %3$d and %2$s >= %3$d))"
            .formatted(localPort, remotePort, FIRST_EPHEMERAL_PORT);
    return List.of(
        new Grouping(with(keys, remotePort), true, Optional.of(toRemote)),
        new Grouping(with(keys, localPort), true, Optional.of(toLocal)),
        new Grouping(keys, false, Optional.of(neither)));
  }

  private static List<String> pair(Side local) {
    List<String> keys = new ArrayList<>();
    for (Side side : List.of(local, local.other())) {
      for (String what : List.of("ip", "subnet", "vpc", "zone", "region")) {
        keys.add(side.field(what));
      }
    }
    return List.copyOf(keys);
  }

  private static List<String> workload(DestinationCategory category, Side local) {
    return List.of(
        local.field("subnet"),
        local.field("vpc"),
        local.field("zone"),
        local.field("region"),
        category.remoteField(local.other()));
  }

  private static Grouping plain(List<String> keys) {
    return new Grouping(keys, false, Optional.empty());
  }

  private static List<String> with(List<String> keys, String another) {
    List<String> all = new ArrayList<>(keys);
    all.add(another);
    return List.copyOf(all);
  }
}
