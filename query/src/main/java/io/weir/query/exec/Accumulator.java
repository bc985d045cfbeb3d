package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One aggregate of every group, as arrays by the group's number. Belongs to one thread. */
sealed interface Accumulator permits PairAccumulator, ValueAccumulator {
  /** Makes room for groups up to, but without, {@code size}. */
  void reserve(int size);

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
  static List<Accumulator> of(Arguments arguments) {
    Map<Input, Histograms> shared = new HashMap<>();
    List<Accumulator> accumulators = new ArrayList<>();
    for (int i = 0; i < arguments.values().size(); i++) {
      accumulators.add(of(arguments, i, shared));
    }
    return accumulators;
  }

  private static Accumulator of(Arguments arguments, int aggregate, Map<Input, Histograms> shared) {
    Plan.Value value = arguments.values().get(aggregate);
    boolean fraction = value.input().isPresent() && value.input().get().type() == ValueType.NUMBER;
    if (value.isEstimate()) {
      return fraction ? new FractionEstimateAccumulator() : estimate(value);
    }
    return switch (value.aggregate()) {
      case COUNT, SAMPLES -> new CountAccumulator();
      case SUM, RATE, DELTA, SHARE, ERROR ->
          fraction ? new NumberSumAccumulator(false) : new SumAccumulator(false);
      case AVG -> fraction ? new NumberSumAccumulator(true) : new SumAccumulator(true);
      case MIN -> new ExtremeAccumulator(true, fraction);
      case MAX, NHI -> new ExtremeAccumulator(false, fraction);
      case P50, P90, P95, P99, PERCENTILE -> {
        Input input = value.input().orElseThrow();
        boolean first = !shared.containsKey(input);
        Histograms histograms = shared.computeIfAbsent(input, _ -> new Histograms(fraction));
        yield new QuantileAccumulator(value.quantile(), histograms, first);
      }
      case STDDEV -> new DeviationAccumulator(fraction);
      case DISTINCT -> new DistinctAccumulator();
      case FIRST -> new EdgeAccumulator(word -> arguments.cell(aggregate, word), true);
      case LAST, NHI_CAUSE -> new EdgeAccumulator(word -> arguments.cell(aggregate, word), false);
      case PERFORMANCE, AVAILABILITY -> new WeightedMeanAccumulator();
    };
  }

  private static Accumulator estimate(Plan.Value value) {
    return value.sampled().isPresent()
        ? new SampledEstimateAccumulator()
        : new ScaledEstimateAccumulator();
  }
}
