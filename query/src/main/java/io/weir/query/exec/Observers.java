package io.weir.query.exec;

import io.weir.query.function.Aggregate;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.storage.schema.Flows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of each group what one observer saw of it: the one that saw most, so that no packet counts
 * twice that several have sampled. Most is the greatest of the first sum that the query asks for,
 * else of the packets that the samples stand for.
 */
final class Observers {
  private final Plan.Shape.Groups shape;

  Observers(Plan.Shape.Groups shape) {
    this.shape = shape;
  }

  /** The groups of each observer, and behind the aggregates by how much it saw. */
  Plan.Shape.Groups apart() {
    List<Plan.Key> keys = new ArrayList<>(shape.keys());
    keys.addAll(shape.observers());
    List<Plan.Value> values =
        new ArrayList<>(
            shape.values().stream()
                .map(
                    value ->
                        value.aggregate() == Aggregate.SHARE
                            ? new Plan.Value(Aggregate.SUM, value.input(), value.quantile())
                            : value)
                .toList());
    values.add(measure());
    return new Plan.Shape.Groups(
        List.copyOf(keys), List.copyOf(values), Optional.empty(), shape.observers());
  }

  /** The groups of all observers, which are the same where nobody has observed anything. */
  Plan.Shape.Groups together() {
    return new Plan.Shape.Groups(shape.keys(), shape.values(), shape.top(), List.of());
  }

  /** Of the rows of all observers, those that are shown, without the observer. */
  List<Object[]> chosen(List<Object[]> rows) {
    Map<List<Object>, Object[]> best = new LinkedHashMap<>();
    for (Object[] row : rows) {
      List<Object> keys = Arrays.asList(row).subList(0, shape.keys().size());
      best.merge(keys, row, Observers::greater);
    }
    List<Object[]> chosen = new ArrayList<>(best.values().stream().map(this::shown).toList());
    for (int i = 0; i < shape.values().size(); i++) {
      if (shape.values().get(i).aggregate() == Aggregate.SHARE) {
        tellParts(chosen, shape.keys().size() + i);
      }
    }
    return chosen;
  }

  private Plan.Value measure() {
    return shape.values().stream()
        .filter(value -> value.input().isPresent() && isSum(value.aggregate()))
        .findFirst()
        .map(value -> new Plan.Value(Aggregate.SUM, value.input(), Double.NaN))
        .orElseGet(
            () ->
                new Plan.Value(
                    Aggregate.SUM,
                    Optional.of(new Input.OfField(Flows.SAMPLING_RATE)),
                    Double.NaN));
  }

  private static boolean isSum(Aggregate aggregate) {
    return aggregate == Aggregate.SUM
        || aggregate == Aggregate.RATE
        || aggregate == Aggregate.SHARE;
  }

  /** Of two observers that saw the same the first. */
  private static Object[] greater(Object[] first, Object[] second) {
    int measure = first.length - 1;
    return Cells.compare(first[measure], second[measure], true) <= 0 ? first : second;
  }

  private Object[] shown(Object[] row) {
    int keys = shape.keys().size();
    Object[] shown = Arrays.copyOf(row, keys + shape.values().size());
    System.arraycopy(row, keys + shape.observers().size(), shown, keys, shape.values().size());
    return shown;
  }

  private static void tellParts(List<Object[]> rows, int column) {
    double total = 0;
    double variance = 0;
    for (Object[] row : rows) {
      if (row[column] != null) {
        total += ((Number) Estimate.value(row[column])).doubleValue();
        variance += Estimate.variance(row[column]);
      }
    }
    Estimate all = new Estimate(total, EstimateAccumulator.bound(variance), 0);
    for (Object[] row : rows) {
      row[column] = row[column] == null ? null : Estimate.part(row[column], all);
    }
  }
}
