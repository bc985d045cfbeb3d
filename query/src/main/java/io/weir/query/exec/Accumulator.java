package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One aggregate of every group, as arrays by the group's number. Belongs to one thread. */
interface Accumulator {
  /** Makes room for groups up to, but without, {@code size}. */
  void reserve(int size);

  /**
   * Adds values to groups.
   *
   * @param groups the group of each value
   * @param values the values: whole numbers, or the raw bits of numbers
   * @param present which of them are there
   * @param count how many there are
   */
  void add(int[] groups, long[] values, boolean[] present, int count);

  /** Adds values, all of which are there, to groups. */
  default void add(int[] groups, long[] values, int count) {
    add(groups, values, Batches.ALL, count);
  }

  /** Adds values, all of which are there, to group 0. */
  default void add(long[] values, int count) {
    add(Batches.FIRST, values, count);
  }

  /**
   * Adds what another of the same kind holds: its group {@code theirs[i]} to the group {@code
   * mine[i]} here, for the first {@code count} places.
   */
  void absorb(Accumulator other, int[] theirs, int[] mine, int count);

  /** What a group comes to, as results hold it; null if nothing was added to it. */
  Object result(int group);

  /**
   * A number that orders groups as their results do, though it may be the same for results that are
   * not; NaN where there is no such number, or no result.
   */
  default double rank(int group) {
    return Double.NaN;
  }

  /** Bytes that its arrays take. */
  long bytes();

  /** The accumulators for some aggregates; percentiles of the same input share what they keep. */
  static List<Accumulator> of(List<Plan.Value> values) {
    Map<Input, Histograms> shared = new HashMap<>();
    List<Accumulator> accumulators = new ArrayList<>();
    for (Plan.Value value : values) {
      boolean fraction =
          value.input().isPresent() && value.input().get().type() == ValueType.NUMBER;
      accumulators.add(
          switch (value.aggregate()) {
            case COUNT -> new CountAccumulator();
            case SUM, RATE, DELTA ->
                fraction ? new NumberSumAccumulator(false) : new SumAccumulator(false);
            case AVG -> fraction ? new NumberSumAccumulator(true) : new SumAccumulator(true);
            case MIN -> new ExtremeAccumulator(true, fraction);
            case MAX -> new ExtremeAccumulator(false, fraction);
            case P50, P90, P95, P99 -> {
              Input input = value.input().orElseThrow();
              boolean first = !shared.containsKey(input);
              Histograms histograms = shared.computeIfAbsent(input, _ -> new Histograms(fraction));
              yield new QuantileAccumulator(value.aggregate().quantile(), histograms, first);
            }
          });
    }
    return accumulators;
  }
}
