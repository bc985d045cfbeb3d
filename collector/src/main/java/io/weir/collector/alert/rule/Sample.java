package io.weir.collector.alert.rule;

import java.util.Map;

/**
 * One row of the answer to a rule's query.
 *
 * @param labels what its group-by columns hold
 * @param value what its value column holds; NaN where that is absent
 * @param values what each of its columns of numbers holds, by name; absent ones are left out
 */
public record Sample(Labels labels, double value, Map<String, Double> values) {
  /** Stands for the answer that is missing. */
  public static final Sample ABSENT = new Sample(Labels.NONE, Double.NaN, Map.of());
}
