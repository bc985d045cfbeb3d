package io.weir.query.function;

import io.weir.query.ResultColumn;
import io.weir.query.ValueType;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions that make one value of many rows. Rows where the argument is absent do not count.
 */
@SuppressWarnings(
    "ImmutableEnumChecker") // fields are records of texts and lists that nobody changes
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
  P99("p99", 0.99, "99th percentile of a number, within 1 % of its value.", "p99(frame.bytes)"),
  PERCENTILE(
      "percentile",
      "The percentile that a number from 0 to 100 names, within 1 % of its value.",
      "percentile(frame.bytes, 99.9)"),
  STDDEV("stddev", "Standard deviation of a number, of the rows as such.", "stddev(frame.bytes)"),
  DISTINCT(
      "distinct",
      "How many different values there are; up to a few hundred exact, beyond in 95 of 100 cases within 3.3 % of them.",
      "distinct(src.ip)"),
  FIRST("first", "Value of the earliest row that has one.", "first(tcp.flags)"),
  LAST("last", "Value of the latest row that has one.", "last(value)"),
  SHARE("share", "Sum of a number as a part of the sum of all groups.", "share(bytes)"),
  SAMPLES("samples", "Rows that stand for sampled packets, having a sampling rate.", "samples()"),
  ERROR(
      "error",
      "How far the estimated sum of a number may be off, by its value: half the width of the 95 % bound; behind stats, of a column that is an estimate.",
      "error(bytes)"),
  NHI(
      "nhi",
      "Network health indicator of paths: 1 if a network impairs one of them, 0 if none; absent where the samples cannot tell.",
      "nhi()",
      Paths.NHI),
  NHI_CAUSE(
      "nhi.cause",
      "Cause of what paths suffer from; of several, that of the path with the most traffic, a network's before the workload's.",
      "nhi.cause()",
      Paths.CAUSE,
      Paths.IMPAIRED_TRAFFIC),
  PERFORMANCE(
      "performance",
      "Score of paths from 0 to 100: the part of their traffic that no network slows down or loses.",
      "performance()",
      Paths.PERFORMANCE,
      Paths.TRAFFIC),
  AVAILABILITY(
      "availability",
      "Score of paths from 0 to 100: the part of their traffic that gets through the network.",
      "availability()",
      Paths.AVAILABILITY,
      Paths.TRAFFIC);

  private final String label;
  private final double quantile;
  private final String doc;
  private final String example;
  private final Optional<Field> ofPaths;
  private final Optional<Field> weight;

  Aggregate(String label, String doc, String example) {
    this(label, Double.NaN, doc, example);
  }

  Aggregate(String label, double quantile, String doc, String example) {
    this(label, quantile, doc, example, Optional.empty(), Optional.empty());
  }

  Aggregate(String label, String doc, String example, Field ofPaths) {
    this(label, Double.NaN, doc, example, Optional.of(ofPaths), Optional.empty());
  }

  Aggregate(String label, String doc, String example, Field ofPaths, Field weight) {
    this(label, Double.NaN, doc, example, Optional.of(ofPaths), Optional.of(weight));
  }

  Aggregate(
      String label,
      double quantile,
      String doc,
      String example,
      Optional<Field> ofPaths,
      Optional<Field> weight) {
    this.label = label;
    this.quantile = quantile;
    this.doc = doc;
    this.example = example;
    this.ofPaths = ofPaths;
    this.weight = weight;
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
    if (takesNothing()) {
      return "nothing";
    }
    List<ValueType> taken = Arrays.stream(ValueType.values()).filter(this::takes).toList();
    String words =
        taken.size() == ValueType.values().length
            ? "anything"
            : taken.stream().map(ValueType::label).collect(Collectors.joining(", "));
    return words
        + (needsNoArgument() ? ", or nothing" : "")
        + (this == PERCENTILE ? "; number" : "");
  }

  @Override
  public String gives() {
    Stream<ValueType> taken = Arrays.stream(ValueType.values()).filter(this::takes);
    boolean same = taken.allMatch(type -> resultType(type) == type);
    return same && !takesNothing() ? "what it takes" : resultType(ValueType.INTEGER).label();
  }

  /** Whether it can do without an argument. */
  public boolean needsNoArgument() {
    return this == COUNT || takesNothing();
  }

  /** Whether it takes no argument at all. */
  public boolean takesNothing() {
    return Arrays.stream(ValueType.values()).noneMatch(this::takes);
  }

  /**
   * The field of {@code paths} that it is made of, if it is a shorthand for one; no other table
   * will do.
   */
  public Optional<Field> ofPaths() {
    return ofPaths;
  }

  /** The field of {@code paths} by which that one is weighed, if it is. */
  public Optional<Field> weight() {
    return weight;
  }

  /** Whether it takes an argument of a type. */
  public boolean takes(ValueType type) {
    return switch (this) {
      case COUNT, DISTINCT, FIRST, LAST -> true;
      case SAMPLES, NHI, NHI_CAUSE, PERFORMANCE, AVAILABILITY -> false;
      case MIN, MAX -> isNumber(type) || type == ValueType.TIME;
      case SUM, AVG, RATE, DELTA, P50, P90, P95, P99, PERCENTILE, STDDEV, SHARE, ERROR ->
          isNumber(type);
    };
  }

  /** The type of what it makes of an argument. */
  public ValueType resultType(ValueType argument) {
    return switch (this) {
      case COUNT, DISTINCT, SAMPLES, NHI -> ValueType.INTEGER;
      case NHI_CAUSE -> ValueType.TEXT;
      case SUM, MIN, MAX, FIRST, LAST -> argument;
      case AVG,
          RATE,
          DELTA,
          P50,
          P90,
          P95,
          P99,
          PERCENTILE,
          STDDEV,
          SHARE,
          ERROR,
          PERFORMANCE,
          AVAILABILITY ->
          ValueType.NUMBER;
    };
  }

  /** What the result counts, if the argument counts {@code unit}. */
  public String resultUnit(String unit) {
    return switch (this) {
      case COUNT, DISTINCT, SAMPLES, NHI, NHI_CAUSE, PERFORMANCE, AVAILABILITY -> "";
      case RATE -> unit + "/s";
      case SHARE, ERROR -> ResultColumn.RATIO;
      case SUM, AVG, MIN, MAX, DELTA, P50, P90, P95, P99, PERCENTILE, STDDEV, FIRST, LAST -> unit;
    };
  }

  /** Whether a stretch of time without rows comes to 0; else nothing is known of it. */
  public boolean isZeroOfNothing() {
    return switch (this) {
      case COUNT, DISTINCT, SAMPLES, SUM, RATE, SHARE -> true;
      case AVG,
          MIN,
          MAX,
          DELTA,
          P50,
          P90,
          P95,
          P99,
          PERCENTILE,
          STDDEV,
          FIRST,
          LAST,
          ERROR,
          NHI,
          NHI_CAUSE,
          PERFORMANCE,
          AVAILABILITY ->
          false;
    };
  }

  private static boolean isNumber(ValueType type) {
    return type == ValueType.INTEGER || type == ValueType.NUMBER;
  }
}
