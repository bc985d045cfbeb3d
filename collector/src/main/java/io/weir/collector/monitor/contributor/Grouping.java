package io.weir.collector.monitor.contributor;

import io.weir.collector.monitor.Side;
import io.weir.query.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * A sample names addresses and ports by source and destination, and says which of the two is
   * local.
   */
  private static List<Grouping> pairs(Side local) {
    List<Grouping> groupings = new ArrayList<>();
    groupings.addAll(pairs(local, local == Side.LOCAL ? "src" : "dst", "src"));
    groupings.addAll(pairs(local, local == Side.LOCAL ? "dst" : "src", "dst"));
    return groupings;
  }

  /** One end asks from a port that it was given; the other one's is the port that is asked for. */
  private static List<Grouping> pairs(Side local, String near, String localEnd) {
    String far = near.equals("src") ? "dst" : "src";
    List<String> keys = new ArrayList<>();
    keys.add(near + ".ip");
    keys.addAll(place(local));
    keys.add(far + ".ip");
    keys.addAll(place(local.other()));
    String nearPort = near + ".port";
    String farPort = far + ".port";
    return List.of(
        new Grouping(with(keys, farPort), true, ends(localEnd, asks(nearPort, farPort))),
        new Grouping(with(keys, nearPort), true, ends(localEnd, asks(farPort, nearPort))),
        new Grouping(List.copyOf(keys), false, ends(localEnd, neither(nearPort, farPort))));
  }

  private static Optional<String> ends(String localEnd, String ports) {
    return Optional.of("local.end = " + FlowText.quoted(localEnd) + " and " + ports);
  }

  private static String asks(String port, String otherPort) {
    return "(%s >= %d and %s < %d)"
        .formatted(port, FIRST_EPHEMERAL_PORT, otherPort, FIRST_EPHEMERAL_PORT);
  }

  private static String neither(String port, String other) {
    String absent = "%s is absent or %s is absent".formatted(port, other);
    String both = "(%1$s %3$s %4$d and %2$s %3$s %4$d)";
    return FlowText.any(
        List.of(
            absent,
            both.formatted(port, other, "<", FIRST_EPHEMERAL_PORT),
            both.formatted(port, other, ">=", FIRST_EPHEMERAL_PORT)));
  }

  private static List<String> place(Side side) {
    return Stream.of("subnet", "vpc", "zone", "region").map(side::field).toList();
  }

  private static List<String> workload(DestinationCategory category, Side local) {
    return with(place(local), category.remoteField(local.other()));
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
