package io.weir.query;

import io.weir.query.function.Aggregate;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Position;
import io.weir.query.syntax.Query;
import io.weir.query.syntax.QueryParser;
import io.weir.query.syntax.Range;
import io.weir.query.syntax.Stage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Answers queries row by row, from the syntax alone: slow, and short enough to be seen to be right.
 * Knows of units only lengths of time, of aggregates those that are exact. An absent value makes a
 * comparison unknown, and what is unknown stays so when it is negated.
 */
final class Interpreter {
  private Interpreter() {}

  static List<List<Object>> run(QueryRequest request, MemoryTable table, long nowMillis)
      throws QueryException {
    Query query = QueryParser.parse(request.text());
    Range.Between range = (Range.Between) query.range().orElseThrow();
    long from = ((Literal.Moment) range.from()).millis();
    long to = ((Literal.Moment) range.to()).millis();
    List<Map<String, Object>> rows =
        table.rows().stream()
            .filter(
                row ->
                    (Long) row.get("time") >= from
                        && (Long) row.get("time") < to
                        && from < nowMillis)
            .toList();
    if (query.stages().stream().noneMatch(Stage.Stats.class::isInstance)) {
      rows = latestFirst(rows, table);
    }
    TimeRange span = new TimeRange(from, to);
    for (int i = 0; i < query.stages().size(); i++) {
      List<Map<String, Object>> before = rows;
      rows = apply(query.stages().get(i), rows, span);
      if (query.stages().get(i) instanceof Stage.Stats stats
          && i + 1 < query.stages().size()
          && query.stages().get(i + 1) instanceof Stage.Top top
          && top.others()) {
        List<Map<String, Object>> kept = apply(top, rows, span);
        rows = new ArrayList<>(kept);
        others(stats, before, kept, span).ifPresent(rows::add);
        i++;
      }
    }
    boolean whole =
        query.stages().stream()
            .noneMatch(stage -> stage instanceof Stage.Stats || stage instanceof Stage.Fields);
    List<Map<String, Object>> answered = whole ? sparse(rows) : rows;
    return answered.stream().map(row -> (List<Object>) new ArrayList<>(row.values())).toList();
  }

  /** Rows without the columns that are absent in all of them, but for the time. */
  private static List<Map<String, Object>> sparse(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> left = new LinkedHashMap<>(row);
              left.keySet()
                  .removeIf(
                      name ->
                          !name.equals("time")
                              && rows.stream().allMatch(other -> other.get(name) == null));
              return left;
            })
        .toList();
  }

  /** Rows as they are, with a cell for every field. */
  private static List<Map<String, Object>> latestFirst(
      List<Map<String, Object>> rows, MemoryTable table) {
    List<Expression.Name> names =
        table.table().fields().stream()
            .map(field -> new Expression.Name(field.name(), new Position(1, 1)))
            .toList();
    return sorted(fields(rows, names), new Stage.SortKey(names.getFirst(), true));
  }

  private static List<Map<String, Object>> fields(
      List<Map<String, Object>> rows, List<Expression.Name> names) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> result = new LinkedHashMap<>();
      names.forEach(name -> result.put(name.text(), row.get(name.text())));
      results.add(result);
    }
    return results;
  }

  private static List<Map<String, Object>> apply(
      Stage stage, List<Map<String, Object>> rows, TimeRange range) {
    return switch (stage) {
      case Stage.Where(Expression condition) ->
          rows.stream().filter(row -> Expressions.test(condition, row).orElse(false)).toList();
      case Stage.Extend(List<Stage.Assignment> assignments) ->
          rows.stream().map(row -> extended(row, assignments)).toList();
      case Stage.Stats stats -> stats(stats, rows, range);
      case Stage.Sort(List<Stage.SortKey> keys) -> sorted(rows, keys.getFirst());
      case Stage.Top top -> first(sorted(rows, top.key()), top.count());
      case Stage.Limit(Literal.Quantity count) -> first(rows, count);
      case Stage.Fields(List<Expression.Name> names) -> fields(rows, names);
      case Stage.Compare _ -> throw new UnsupportedOperationException("see run");
    };
  }

  private static Map<String, Object> extended(
      Map<String, Object> row, List<Stage.Assignment> assignments) {
    Map<String, Object> extended = new LinkedHashMap<>(row);
    assignments.forEach(
        one -> extended.put(one.name().text(), Expressions.value(one.expression(), extended)));
    return extended;
  }

  private static List<Map<String, Object>> first(
      List<Map<String, Object>> rows, Literal.Quantity count) {
    return rows.subList(0, Math.min(rows.size(), count.number().intValue()));
  }

  private static List<Map<String, Object>> sorted(
      List<Map<String, Object>> rows, Stage.SortKey key) {
    Comparator<Object> order = Expressions::compare;
    Comparator<Object> absentLast =
        Comparator.nullsLast(key.descending() ? order.reversed() : order);
    return rows.stream()
        .sorted(Comparator.comparing(row -> row.get(key.name().text()), absentLast))
        .toList();
  }

  private static List<Map<String, Object>> stats(
      Stage.Stats stats, List<Map<String, Object>> rows, TimeRange range) {
    Map<List<Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
    if (stats.keys().isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    List<Map<String, Object>> all = new ArrayList<>(rows);
    if (stats.aggregates().stream().anyMatch(Interpreter::isRise)) {
      all.addAll(Rises.of(rows));
    }
    for (Map<String, Object> row : all) {
      groups.computeIfAbsent(keys(stats, row), _ -> new ArrayList<>()).add(row);
    }
    fillGaps(stats, groups, range);
    List<Map<String, Object>> results = new ArrayList<>();
    groups.entrySet().stream()
        .sorted((left, right) -> compareKeys(left.getKey(), right.getKey()))
        .forEach(group -> results.add(result(stats, group.getKey(), group.getValue(), range)));
    return results;
  }

  /** Where there is one bin, each combination of the other keys gets a group of no rows for it. */
  private static void fillGaps(
      Stage.Stats stats, Map<List<Object>, List<Map<String, Object>>> groups, TimeRange range) {
    List<Integer> bins =
        IntStream.range(0, stats.keys().size())
            .filter(key -> isBin(stats.keys().get(key).expression()))
            .boxed()
            .toList();
    if (bins.size() != 1) {
      return;
    }
    long width =
        Expressions.width((Expression.Call) stats.keys().get(bins.getFirst()).expression());
    long first = Math.floorDiv(range.fromMillis(), width) * width;
    Set<List<Object>> wanted = new LinkedHashSet<>();
    Set<List<Object>> present =
        stats.keys().size() == 1
            ? Set.of(Arrays.asList((Object) first))
            : new LinkedHashSet<>(groups.keySet());
    for (List<Object> keys : present) {
      for (long time = first; time < range.toMillis(); time += width) {
        List<Object> other = new ArrayList<>(keys);
        other.set(bins.getFirst(), time);
        wanted.add(other);
      }
    }
    if (wanted.size() <= 10_000) {
      wanted.forEach(keys -> groups.computeIfAbsent(keys, _ -> new ArrayList<>()));
    }
  }

  /** What all rows come to that are in none of some groups. */
  private static Optional<Map<String, Object>> others(
      Stage.Stats stats,
      List<Map<String, Object>> rows,
      List<Map<String, Object>> kept,
      TimeRange range) {
    List<List<Object>> keptKeys =
        kept.stream()
            .map(row -> (List<Object>) new ArrayList<>(row.values()))
            .map(cells -> cells.subList(0, stats.keys().size()))
            .toList();
    List<Map<String, Object>> left =
        rows.stream().filter(row -> !keptKeys.contains(keys(stats, row))).toList();
    List<Object> noKeys = Collections.nCopies(stats.keys().size(), null);
    return left.isEmpty() ? Optional.empty() : Optional.of(result(stats, noKeys, left, range));
  }

  private static List<Object> keys(Stage.Stats stats, Map<String, Object> row) {
    List<Object> keys = new ArrayList<>();
    stats.keys().forEach(column -> keys.add(Expressions.value(column.expression(), row)));
    return keys;
  }

  private static Map<String, Object> result(
      Stage.Stats stats, List<Object> key, List<Map<String, Object>> members, TimeRange range) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      result.put("key" + i, key.get(i));
    }
    for (Stage.Column column : stats.aggregates()) {
      Expression.Call call = (Expression.Call) column.expression();
      Object value =
          isRise(column) ? Rises.total(members, call.function()) : aggregate(call, rows(members));
      boolean sums = call.function().matches("sum|rate") && !isRise(column);
      if (value == null && sums && members.isEmpty() && !key.isEmpty()) {
        value = 0L; // a gap in a series
      }
      if (call.function().equals("rate") && value instanceof Long sum) {
        value = sum / seconds(stats, key, range);
      }
      result.put(column.alias().orElseThrow(), value);
    }
    return result;
  }

  private static boolean isRise(Stage.Column column) {
    return column.expression().toString().matches("(rate|delta)[(]value[)]");
  }

  private static List<Map<String, Object>> rows(List<Map<String, Object>> members) {
    return members.stream().filter(member -> !Rises.isPiece(member)).toList();
  }

  private static double seconds(Stage.Stats stats, List<Object> key, TimeRange range) {
    long from = range.fromMillis();
    long to = range.toMillis();
    for (int i = 0; i < key.size(); i++) {
      if (isBin(stats.keys().get(i).expression())) {
        Expression.Call bin = (Expression.Call) stats.keys().get(i).expression();
        from = Math.max(from, (Long) key.get(i));
        to = Math.min(to, (Long) key.get(i) + Expressions.width(bin));
      }
    }
    return (to - from) / 1000.0;
  }

  private static Object aggregate(Expression.Call call, List<Map<String, Object>> members) {
    if (call.arguments().isEmpty()) {
      return (long) members.size();
    }
    List<Object> values =
        members.stream()
            .map(row -> Expressions.value(call.arguments().getFirst(), row))
            .filter(Objects::nonNull)
            .toList();
    Aggregate aggregate = Aggregate.named(call.function()).orElseThrow();
    return switch (aggregate) {
      case COUNT -> (Object) (long) values.size();
      case DISTINCT -> values.stream().distinct().count();
      case FIRST, LAST -> edge(call.arguments().getFirst(), members, aggregate);
      case SUM, RATE, AVG, MIN, MAX, STDDEV -> values.isEmpty() ? null : number(aggregate, values);
      case DELTA,
          P50,
          P90,
          P95,
          P99,
          PERCENTILE,
          SHARE,
          SAMPLES,
          ERROR,
          NHI,
          NHI_CAUSE,
          PERFORMANCE,
          AVAILABILITY ->
          throw new UnsupportedOperationException();
    };
  }

  /** The value of the row whose time is the first or the last; no two rows have one time. */
  private static Object edge(
      Expression argument, List<Map<String, Object>> members, Aggregate aggregate) {
    Comparator<Map<String, Object>> byTime =
        Comparator.comparingLong(row -> (Long) row.get("time"));
    return members.stream()
        .filter(row -> Expressions.value(argument, row) != null)
        .max(aggregate == Aggregate.LAST ? byTime : byTime.reversed())
        .map(row -> Expressions.value(argument, row))
        .orElse(null);
  }

  private static Object number(Aggregate aggregate, List<Object> values) {
    List<Long> numbers = values.stream().map(Long.class::cast).toList();
    BigInteger sum =
        numbers.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    double mean = sum.doubleValue() / numbers.size();
    return switch (aggregate) {
      case SUM, RATE -> (Object) sum.longValueExact();
      case AVG -> mean;
      case MIN -> numbers.stream().min(Comparator.naturalOrder()).orElseThrow();
      case MAX -> numbers.stream().max(Comparator.naturalOrder()).orElseThrow();
      case STDDEV -> {
        double squares = numbers.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        yield numbers.size() < 2 ? null : Math.sqrt(squares / (numbers.size() - 1));
      }
      default -> throw new UnsupportedOperationException();
    };
  }

  private static boolean isBin(Expression expression) {
    return expression instanceof Expression.Call call && call.function().equals("bin");
  }

  private static int compareKeys(List<Object> left, List<Object> right) {
    for (int i = 0; i < left.size(); i++) {
      boolean bothThere = left.get(i) != null && right.get(i) != null;
      int sign =
          bothThere
              ? Expressions.compare(left.get(i), right.get(i))
              : Boolean.compare(left.get(i) == null, right.get(i) == null);
      if (sign != 0) {
        return sign;
      }
    }
    return 0;
  }
}
