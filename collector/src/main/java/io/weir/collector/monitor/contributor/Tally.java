package io.weir.collector.monitor.contributor;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The value of a metric for each group, put together from the rows of several queries. */
final class Tally {
  private static final Comparator<Group> GREATEST_FIRST =
      Comparator.comparingDouble(Group::value)
          .reversed()
          .thenComparing(group -> group.keys().toString());

  private final Metric metric;
  private final Map<List<Optional<Object>>, double[]> sums = new LinkedHashMap<>();

  Tally(Metric metric) {
    this.metric = metric;
  }

  /** A group: its keys, and the value of the metric. */
  record Group(List<Optional<Object>> keys, double value) {
    /** A key as a text, where it is there. */
    Optional<String> text(int index) {
      return keys.get(index).map(Object::toString);
    }
  }

  void add(Metric.Term term, List<Optional<Object>> keys, double amount, double weight) {
    double[] sum = sums.computeIfAbsent(keys, _ -> new double[2]);
    sum[0] += term.sign() * amount;
    sum[1] += weight;
  }

  /** The groups that contribute anything, the greatest first. */
  Stream<Group> groups() {
    return sums.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), value(entry.getValue())))
        .filter(group -> group.value() > 0)
        .sorted(GREATEST_FIRST);
  }

  private double value(double[] sum) {
    return metric.isMean() ? sum[0] / sum[1] : sum[0];
  }
}
