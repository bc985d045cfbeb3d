package io.weir.query.exec;

import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import io.weir.query.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Fills the gaps of series: where rows are grouped by one {@code bin}, each combination of the
 * other keys gets a row for every bin of the range in which it has none. What is left out would be
 * taken for a straight line from one point of a chart to the next. Bins that have not come yet are
 * no gaps.
 */
final class Gaps {
  private final Plan.Shape.Groups plan;
  private final TimeRange elapsed;
  private final int bin;
  private final long width;

  private Gaps(Plan.Shape.Groups plan, TimeRange elapsed, int bin) {
    this.plan = plan;
    this.elapsed = elapsed;
    this.bin = bin;
    this.width = plan.keys().get(bin).binMillis().orElseThrow();
  }

  /**
   * Whether groups are series in time: grouped by one bin, and so that their gaps can be told. Of
   * groups that are told apart by observers that is known once an observer is chosen.
   */
  static boolean areSeries(Plan.Shape.Groups plan) {
    return plan.observers().isEmpty() && bin(plan).isPresent();
  }

  /**
   * The rows and those of the gaps, these behind; the rows alone if there would be more than {@code
   * max} of both, or if they are no series.
   */
  static List<Object[]> filled(
      Plan.Shape.Groups plan, TimeRange elapsed, List<Object[]> rows, int max) {
    OptionalInt bin = bin(plan);
    return bin.isPresent() ? new Gaps(plan, elapsed, bin.getAsInt()).filled(rows, max) : rows;
  }

  private static OptionalInt bin(Plan.Shape.Groups plan) {
    int[] bins =
        IntStream.range(0, plan.keys().size())
            .filter(key -> plan.keys().get(key).binMillis().isPresent())
            .toArray();
    return bins.length == 1 ? OptionalInt.of(bins[0]) : OptionalInt.empty();
  }

  private List<Object[]> filled(List<Object[]> rows, int max) {
    long first = Math.floorDiv(elapsed.fromMillis(), width) * width;
    long bins = (elapsed.toMillis() - first + width - 1) / width;
    Map<List<Object>, Set<Object>> series = series(rows);
    if (bins * series.size() > max) {
      return rows;
    }
    List<Object[]> filled = new ArrayList<>(rows);
    series.forEach(
        (keys, times) -> {
          for (long time = first; time < elapsed.toMillis(); time += width) {
            if (!times.contains(time)) {
              filled.add(gap(keys, time));
            }
          }
        });
    return filled;
  }

  /** The bins that each series has; without other keys there is one series, even of no rows. */
  private Map<List<Object>, Set<Object>> series(List<Object[]> rows) {
    Map<List<Object>, Set<Object>> series = new LinkedHashMap<>();
    if (plan.keys().size() == 1) {
      series.put(Arrays.asList(new Object[1]), new TreeSet<>());
    }
    for (Object[] row : rows) {
      Object[] keys = Arrays.copyOf(row, plan.keys().size());
      keys[bin] = null;
      series.computeIfAbsent(Arrays.asList(keys), _ -> new TreeSet<>()).add(row[bin]);
    }
    return series;
  }

  private Object[] gap(List<Object> keys, long time) {
    Object[] row = keys.toArray(new Object[keys.size() + plan.values().size()]);
    row[bin] = time;
    for (int i = 0; i < plan.values().size(); i++) {
      row[keys.size() + i] = nothing(plan.values().get(i));
    }
    return row;
  }

  private static Object nothing(Plan.Value value) {
    boolean fraction =
        value.input().isPresent()
            && value.aggregate().resultType(value.input().get().type()) == ValueType.NUMBER;
    return value.isRise() || !value.aggregate().isZeroOfNothing()
        ? null
        : fraction ? (Object) 0.0 : (Object) 0L;
  }
}
