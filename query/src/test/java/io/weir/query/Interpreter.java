package io.weir.query;

import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Position;
import io.weir.query.syntax.Query;
import io.weir.query.syntax.QueryParser;
import io.weir.query.syntax.Range;
import io.weir.query.syntax.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers queries row by row, from the syntax alone: slow, and short enough to be seen to be right.
 * Knows of units only lengths of time, of aggregates those that are no sketches. An absent value
 * makes a comparison unknown, and what is unknown stays so when it is negated.
 */
final class Interpreter {
  private final MemoryTable table;
  private final Query query;
  private final long nowMillis;
  private final Optional<String> observed;
  private final Predicate<Map<String, Object>> atEdge;

  private Interpreter(
      MemoryTable table, Query query, long nowMillis, Predicate<Map<String, Object>> atEdge) {
    this.table = table;
    this.query = query;
    this.nowMillis = nowMillis;
    this.observed = query.observed().map(Expression.Name::text);
    this.atEdge = atEdge;
  }

  /** Answers a query over a network whose edge nobody asks of. */
  static List<List<Object>> run(QueryRequest request, MemoryTable table, long nowMillis)
      throws QueryException {
    return run(request, table, nowMillis, _ -> false);
  }

  /**
   * Answers a query.
   *
   * @param atEdge whether a sample was taken of a packet as it came in at the edge of the network
   */
  static List<List<Object>> run(
      QueryRequest request,
      MemoryTable table,
      long nowMillis,
      Predicate<Map<String, Object>> atEdge)
      throws QueryException {
    Query query = QueryParser.parse(request.text());
    Range.Between range = (Range.Between) query.range().orElseThrow();
    long from = ((Literal.Moment) range.from()).millis();
    long to = ((Literal.Moment) range.to()).millis();
    return new Interpreter(table, query, nowMillis, atEdge).answer(new TimeRange(from, to));
  }

  private List<List<Object>> answer(TimeRange range) {
    List<Map<String, Object>> rows = within(range);
    List<Stage> stages = query.stages();
    if (stages.stream().noneMatch(Stage.Stats.class::isInstance)) {
      rows = latestFirst(rows);
    }
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i) instanceof Stage.Stats stats
          && i + 1 < stages.size()
          && stages.get(i + 1) instanceof Stage.Top top
          && top.others()) {
        Grouping grouping = grouping(stats, range, 0);
        List<Map<String, Object>> kept = apply(top, grouping.of(rows), range);
        List<Map<String, Object>> both = new ArrayList<>(kept);
        grouping.others(rows, kept).ifPresent(both::add);
        rows = both;
        i++;
      } else {
        rows = apply(stages.get(i), rows, range);
      }
    }
    boolean whole =
        stages.stream()
            .noneMatch(stage -> stage instanceof Stage.Stats || stage instanceof Stage.Fields);
    List<Map<String, Object>> answered = whole ? sparse(rows) : rows;
    return answered.stream().map(row -> (List<Object>) new ArrayList<>(row.values())).toList();
  }

  private List<Map<String, Object>> within(TimeRange range) {
    boolean edgeOnly = observed.equals(Optional.of("edge"));
    return table.rows().stream()
        .filter(row -> (Long) row.get("time") >= range.fromMillis())
        .filter(row -> (Long) row.get("time") < range.toMillis())
        .filter(row -> !edgeOnly || atEdge.test(row))
        .toList();
  }

  /** Rows without the columns that are absent in all of them, but for the time. */
  private static List<Map<String, Object>> sparse(List<Map<String, Object>> rows) {
    Set<String> present = new HashSet<>(Set.of("time"));
    for (Map<String, Object> row : rows) {
      row.forEach((name, value) -> present.addAll(value == null ? Set.of() : Set.of(name)));
    }
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> left = new LinkedHashMap<>(row);
              left.keySet().retainAll(present);
              return left;
            })
        .toList();
  }

  /** Rows as they are, with a cell for every field. */
  private List<Map<String, Object>> latestFirst(List<Map<String, Object>> rows) {
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

  private List<Map<String, Object>> apply(
      Stage stage, List<Map<String, Object>> rows, TimeRange range) {
    return switch (stage) {
      case Stage.Where(Expression condition) ->
          rows.stream().filter(row -> Expressions.test(condition, row).orElse(false)).toList();
      case Stage.Extend(List<Stage.Assignment> assignments) ->
          rows.stream().map(row -> extended(row, assignments)).toList();
      case Stage.Stats stats -> grouping(stats, range, 0).of(rows);
      case Stage.Sort(List<Stage.SortKey> keys) -> sorted(rows, keys.getFirst());
      case Stage.Top top -> first(sorted(rows, top.key()), top.count());
      case Stage.Limit(Literal.Quantity count) -> first(rows, count);
      case Stage.Fields(List<Expression.Name> names) -> fields(rows, names);
      case Stage.Compare compare -> compared(compare, rows, range);
    };
  }

  /** Of a range only what had come counts, as seen some time ago. */
  private Grouping grouping(Stage.Stats stats, TimeRange range, long agoMillis) {
    long end = Math.min(range.toMillis(), nowMillis - agoMillis + 1);
    TimeRange elapsed = end > range.fromMillis() ? new TimeRange(range.fromMillis(), end) : range;
    return new Grouping(stats, elapsed, observed.equals(Optional.of("max")));
  }

  /** Behind each row the aggregates that the same keys had earlier, their bins earlier, too. */
  private List<Map<String, Object>> compared(
      Stage.Compare compare, List<Map<String, Object>> rows, TimeRange range) {
    long shift = Expressions.millis(compare.shift());
    TimeRange past = new TimeRange(range.fromMillis() - shift, range.toMillis() - shift);
    List<Map<String, Object>> then = within(past);
    int stage = 0;
    while (!(query.stages().get(stage) instanceof Stage.Stats)) {
      then = apply(query.stages().get(stage++), then, past);
    }
    Stage.Stats stats = (Stage.Stats) query.stages().get(stage);
    Grouping grouping = grouping(stats, past, shift);
    Map<List<Object>, Map<String, Object>> byKeys = new LinkedHashMap<>();
    for (Map<String, Object> row : grouping.of(then)) {
      byKeys.put(grouping.keysLater(row, shift), row);
    }
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> both = new LinkedHashMap<>(row);
              Map<String, Object> before =
                  byKeys.getOrDefault(grouping.keysLater(row, 0), Map.of());
              for (Stage.Column column : stats.aggregates()) {
                String name = column.alias().orElseThrow();
                both.put(name + "." + compare.shift(), before.get(name));
              }
              return both;
            })
        .toList();
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
}
