package io.weir.query.function;

import io.weir.query.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions that make one value of many rows. Rows where the argument is absent do not count.
 */
public enum Aggregate implements Function {
  COUNT("count", "Rows; with an argument, rows where it is present.", "count()"),
  SUM("sum", "Sum of a number.", "sum(bytes)"),
  AVG("avg", "Mean of a number.", "avg(frame.bytes)"),
  MIN("min", "Least value of a number or a time.", "min(frame.bytes)"),
  MAX("max", "Greatest value of a number or a time.", "max(time)"),
  RATE(
      "rate",
      "Sum of a number for each second; over counters, what their values rose by.",
      "rate(bytes)"),
  DELTA("delta", "What the values of counters rose by.", "delta(value)"),
  P50("p50", 0.50, "Median of a number, within 1 % of its value.", "p50(frame.bytes)"),
  P90("p90", 0.90, "90th percentile of a number, within 1 % of its value.", "p90(frame.bytes)"),
  P95("p95", 0.95, "95th percentile of a number, within 1 % of its value.", "p95(frame.bytes)"),
  P99("p99", 0.99, "99th percentile of a number, within 1 % of its value.", "p99(frame.bytes)");

  private final String label;
  private final double quantile;
  private final String doc;
  private final String example;

  Aggregate(String label, String doc, String example) {
    this(label, Double.NaN, doc, example);
  }

  Aggregate(String label, double quantile, String doc, String example) {
    this.label = label;
    this.quantile = quantile;
    this.doc = doc;
    this.example = example;
  }

  /** The function of that name, if there is one. */
  public static Optional<Aggregate> named(String name) {
    return Arrays.stream(values()).filter(aggregate -> aggregate.label.equals(name)).findFirst();
  }

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Aggregate::label).toList();
  }

  @Override
  public String label() {
    return label;
  }

  /** Which quantile a percentile is, from 0 to 1; NaN for the others. */
  public double quantile() {
    return quantile;
  }

  @Override
  public String doc() {
    return doc;
  }

  @Override
  public String example() {
    return example;
  }

  @Override
  public String takes() {
    boolean anything = Arrays.stream(ValueType.values()).allMatch(this::takes);
    return anything
        ? "anything, or nothing"
        : Arrays.stream(ValueType.values())
            .filter(this::takes)
            .map(ValueType::label)
            .collect(Collectors.joining(", "));
  }

  @Override
  public String gives() {
    Stream<ValueType> taken = Arrays.stream(ValueType.values()).filter(this::takes);
    boolean same = taken.allMatch(type -> resultType(type) == type);
    return same ? "what it takes" : resultType(ValueType.INTEGER).label();
  }

  /** Whether it can do without an argument. */
  public boolean needsNoArgument() {
    return this == COUNT;
  }

  /** Whether it takes an argument of a type. */
  public boolean takes(ValueType type) {
    return switch (this) {
      case COUNT -> true;
      case MIN, MAX ->
          type == ValueType.INTEGER || type == ValueType.NUMBER || type == ValueType.TIME;
      case SUM, AVG, RATE, DELTA, P50, P90, P95, P99 ->
          type == ValueType.INTEGER || type == ValueType.NUMBER;
    };
  }

  /** The type of what it makes of an argument. */
  public ValueType resultType(ValueType argument) {
    return switch (this) {
      case COUNT -> ValueType.INTEGER;
      case SUM, MIN, MAX -> argument;
      case AVG, RATE, DELTA, P50, P90, P95, P99 -> ValueType.NUMBER;
    };
  }

  /** What the result counts, if the argument counts {@code unit}. */
  public String resultUnit(String unit) {
    return switch (this) {
      case COUNT -> "";
      case RATE -> unit + "/s";
      case SUM, AVG, MIN, MAX, DELTA, P50, P90, P95, P99 -> unit;
    };
  }
}
