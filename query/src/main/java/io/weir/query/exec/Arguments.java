package io.weir.query.exec;

import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the aggregates of a query read of each row, each input once. An aggregate may read a second
 * input beside its argument. The same for all threads of the query.
 */
final class Arguments {
  /** No argument. */
  static final int NONE = -1;

  /** What of an input is read. */
  enum Reading {
    /** Whether it is there. */
    PRESENCE,
    /** Numbers: whole ones, or their raw bits. */
    VALUES,
    /** Codes that stand for texts and addresses, the same in all threads. */
    CODES,
    /** Words made of texts and addresses, each almost always of another. */
    HASHES
  }

  /** An input, and what of it is read. */
  private record Argument(Input input, Reading reading) {}

  private final List<Plan.Value> values;
  private final List<Argument> arguments = new ArrayList<>();
  private final int[] first;
  private final int[] second;
  private final GroupKeys codes;

  /**
   * The arguments of a query's aggregates.
   *
   * @param table whose rows they are made of
   * @param range what the query reads
   */
  Arguments(List<Plan.Value> values, Table table, TimeRange range) {
    this.values = values;
    this.first = new int[values.size()];
    this.second = new int[values.size()];
    for (int i = 0; i < first.length; i++) {
      Plan.Value value = values.get(i);
      first[i] = value.isRise() ? NONE : first(value).map(this::place).orElse(NONE);
      second[i] = beside(value, table).map(this::place).orElse(NONE);
    }
    this.codes =
        new GroupKeys(
            arguments.stream().map(one -> new Plan.Key(one.input(), Optional.empty())).toList(),
            range);
  }

  /** The aggregates, in order. */
  List<Plan.Value> values() {
    return values;
  }

  /** How many inputs are read. */
  int count() {
    return arguments.size();
  }

  /** The place of an aggregate's argument among the inputs; {@link #NONE} if it has none. */
  int first(int aggregate) {
    return first[aggregate];
  }

  /** The place of what an aggregate reads beside; {@link #NONE} if there is no such. */
  int second(int aggregate) {
    return second[aggregate];
  }

  /** A reader of an input, for one thread. */
  ArgumentColumn column(int place, Scratch scratch) {
    Argument argument = arguments.get(place);
    return new ArgumentColumn(argument.input(), argument.reading(), codes.codes(place), scratch);
  }

  /** The cell that a word of an aggregate's argument stands for. Any thread may ask. */
  Object cell(int aggregate, long word) {
    Argument argument = arguments.get(first[aggregate]);
    return argument.reading() == Reading.CODES
        ? codes.value(first[aggregate], word)
        : Cells.ofWord(argument.input().type(), word);
  }

  private static Optional<Argument> first(Plan.Value value) {
    return value
        .sampled()
        .map(sampled -> new Argument(sampled, Reading.VALUES))
        .or(() -> value.input().map(input -> new Argument(input, reading(input, value))));
  }

  private static Optional<Input> beside(Plan.Value value, Table table) {
    if (value.isEstimate()) {
      return Optional.of(new Input.OfField(Flows.SAMPLING_RATE));
    }
    return switch (value.aggregate()) {
      case FIRST, LAST -> Optional.of(new Input.OfField(table.time()));
      case NHI_CAUSE, PERFORMANCE, AVAILABILITY ->
          value.aggregate().weight().map(Input.OfField::new);
      case COUNT,
          SUM,
          AVG,
          MIN,
          MAX,
          RATE,
          DELTA,
          P50,
          P90,
          P95,
          P99,
          PERCENTILE,
          STDDEV,
          DISTINCT,
          SHARE,
          SAMPLES,
          ERROR,
          NHI ->
          Optional.empty();
    };
  }

  private int place(Input input) {
    return place(new Argument(input, Reading.VALUES));
  }

  private static Reading reading(Input input, Plan.Value value) {
    boolean word = input.type() != ValueType.TEXT && input.type() != ValueType.ADDRESS;
    return switch (value.aggregate()) {
      case COUNT, SAMPLES -> Reading.PRESENCE;
      case DISTINCT -> word ? Reading.VALUES : Reading.HASHES;
      case FIRST, LAST, NHI_CAUSE -> word ? Reading.VALUES : Reading.CODES;
      case SUM,
          AVG,
          MIN,
          MAX,
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
          NHI,
          PERFORMANCE,
          AVAILABILITY ->
          Reading.VALUES;
    };
  }

  /** Whoever reads an input also knows whether it is there. */
  private int place(Argument wanted) {
    for (int i = 0; i < arguments.size(); i++) {
      Argument one = arguments.get(i);
      boolean other = !one.input().equals(wanted.input());
      if (other || one.reading() != wanted.reading() && !isPresence(one) && !isPresence(wanted)) {
        continue;
      }
      arguments.set(i, isPresence(wanted) ? one : wanted);
      return i;
    }
    arguments.add(wanted);
    return arguments.size() - 1;
  }

  private static boolean isPresence(Argument argument) {
    return argument.reading() == Reading.PRESENCE;
  }
}
