package io.weir.query;

import io.weir.query.function.Aggregate;
import io.weir.query.syntax.Condition;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operand;
import io.weir.query.syntax.Position;
import io.weir.query.syntax.Query;
import io.weir.query.syntax.QueryParser;
import io.weir.query.syntax.Range;
import io.weir.query.syntax.Stage;
import io.weir.storage.schema.Address;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    return rows.stream().map(row -> (List<Object>) new ArrayList<>(row.values())).toList();
  }

  /** Rows as they are, with a cell for every field. */
  private static List<Map<String, Object>> latestFirst(
      List<Map<String, Object>> rows, MemoryTable table) {
    List<Operand.Name> names =
        table.table().fields().stream()
            .map(field -> new Operand.Name(field.name(), new Position(1, 1)))
            .toList();
    return sorted(fields(rows, names), new Stage.SortKey(names.getFirst(), true));
  }

  private static List<Map<String, Object>> fields(
      List<Map<String, Object>> rows, List<Operand.Name> names) {
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
      case Stage.Where(Condition condition) ->
          rows.stream().filter(row -> test(condition, row).orElse(false)).toList();
      case Stage.Stats stats -> stats(stats, rows, range);
      case Stage.Sort(List<Stage.SortKey> keys) -> sorted(rows, keys.getFirst());
      case Stage.Top top -> first(sorted(rows, top.key()), top.count());
      case Stage.Limit(Literal.Quantity count) -> first(rows, count);
      case Stage.Fields(List<Operand.Name> names) -> fields(rows, names);
    };
  }

  private static List<Map<String, Object>> first(
      List<Map<String, Object>> rows, Literal.Quantity count) {
    return rows.subList(0, Math.min(rows.size(), count.number().intValue()));
  }

  private static List<Map<String, Object>> sorted(
      List<Map<String, Object>> rows, Stage.SortKey key) {
    Comparator<Object> order = Interpreter::compare;
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
    List<Map<String, Object>> results = new ArrayList<>();
    groups.entrySet().stream()
        .sorted((left, right) -> compareKeys(left.getKey(), right.getKey()))
        .forEach(group -> results.add(result(stats, group.getKey(), group.getValue(), range)));
    return results;
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
    stats.keys().forEach(column -> keys.add(key(column.operand(), row)));
    return keys;
  }

  private static Map<String, Object> result(
      Stage.Stats stats, List<Object> key, List<Map<String, Object>> members, TimeRange range) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      result.put("key" + i, key.get(i));
    }
    for (Stage.Column column : stats.aggregates()) {
      Operand.Call call = (Operand.Call) column.operand();
      Object value =
          isRise(column) ? Rises.total(members, call.function()) : aggregate(call, rows(members));
      if (call.function().equals("rate") && value instanceof Long sum) {
        value = sum / seconds(stats, key, range);
      }
      result.put(column.alias().orElseThrow(), value);
    }
    return result;
  }

  private static boolean isRise(Stage.Column column) {
    return column.operand().toString().matches("(rate|delta)[(]value[)]");
  }

  private static List<Map<String, Object>> rows(List<Map<String, Object>> members) {
    return members.stream().filter(member -> !Rises.isPiece(member)).toList();
  }

  private static double seconds(Stage.Stats stats, List<Object> key, TimeRange range) {
    long from = range.fromMillis();
    long to = range.toMillis();
    for (int i = 0; i < key.size(); i++) {
      if (stats.keys().get(i).operand() instanceof Operand.Call bin) {
        from = Math.max(from, (Long) key.get(i));
        to = Math.min(to, (Long) key.get(i) + width(bin));
      }
    }
    return (to - from) / 1000.0;
  }

  /** A bin of whole seconds or minutes. */
  private static long width(Operand.Call bin) {
    Literal.Quantity width = (Literal.Quantity) bin.arguments().getFirst();
    return width.number().longValueExact() * (width.unit().equals("m") ? 60_000 : 1000);
  }

  private static Object key(Operand operand, Map<String, Object> row) {
    return switch (operand) {
      case Operand.Name name -> row.get(name.text());
      case Operand.Call bin -> Math.floorDiv((Long) row.get("time"), width(bin)) * width(bin);
      case Literal _ -> throw new UnsupportedOperationException();
    };
  }

  private static Object aggregate(Operand.Call call, List<Map<String, Object>> members) {
    if (call.arguments().isEmpty()) {
      return (long) members.size();
    }
    String name = ((Operand.Name) call.arguments().getFirst()).text();
    List<Long> values =
        members.stream()
            .flatMap(row -> Optional.ofNullable((Long) row.get(name)).stream())
            .toList();
    Aggregate aggregate = Aggregate.named(call.function()).orElseThrow();
    if (values.isEmpty() && aggregate != Aggregate.COUNT) {
      return null;
    }
    BigInteger sum =
        values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    return switch (aggregate) {
      case COUNT -> (Object) (long) values.size();
      case SUM, RATE -> sum.longValueExact();
      case AVG -> sum.doubleValue() / values.size();
      case MIN -> values.stream().min(Comparator.naturalOrder()).orElseThrow();
      case MAX -> values.stream().max(Comparator.naturalOrder()).orElseThrow();
      case DELTA, P50, P90, P95, P99 -> throw new UnsupportedOperationException();
    };
  }

  /** True, false, or unknown. */
  private static Optional<Boolean> test(Condition condition, Map<String, Object> row) {
    return switch (condition) {
      case Condition.And(List<Condition> parts) -> {
        List<Optional<Boolean>> results = parts.stream().map(part -> test(part, row)).toList();
        yield results.contains(Optional.of(false))
            ? Optional.of(false)
            : results.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
      }
      case Condition.Or(List<Condition> parts) -> {
        List<Optional<Boolean>> results = parts.stream().map(part -> test(part, row)).toList();
        yield results.contains(Optional.of(true))
            ? Optional.of(true)
            : results.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
      }
      case Condition.Not(Condition part) -> test(part, row).map(result -> !result);
      case Condition.Compare compare ->
          value(compare.left(), row)
              .map(value -> compare.comparison().holds(compare(value, literal(compare.right()))));
      case Condition.In in ->
          value(in.operand(), row)
              .map(value -> in.values().stream().anyMatch(one -> isIn(value, one)) != in.negated());
      case Condition.Presence presence ->
          Optional.of(value(presence.operand(), row).isPresent() == presence.present());
      case Condition.Like _ -> throw new UnsupportedOperationException();
    };
  }

  private static Optional<Object> value(Operand operand, Map<String, Object> row) {
    return Optional.ofNullable(row.get(((Operand.Name) operand).text()));
  }

  private static Object literal(Operand operand) {
    return switch ((Literal) operand) {
      case Literal.Quantity quantity -> quantity.number().longValueExact();
      case Literal.Network network -> network.address();
      case Literal.Text text -> text.value();
      case Literal other -> throw new UnsupportedOperationException(other.toString());
    };
  }

  private static boolean isIn(Object value, Operand one) {
    if (!(one instanceof Literal.Network network)) {
      return value.equals(literal(one));
    }
    Address address = (Address) value;
    if (address.isIpv4() != network.address().isIpv4()) {
      return false;
    }
    int bits = network.prefix().orElse(address.isIpv4() ? 32 : 128) + (address.isIpv4() ? 96 : 0);
    return bits(address)
        .shiftRight(128 - bits)
        .equals(bits(network.address()).shiftRight(128 - bits));
  }

  private static BigInteger bits(Address address) {
    return new BigInteger(Long.toUnsignedString(address.high()))
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(address.low())));
  }

  private static int compareKeys(List<Object> left, List<Object> right) {
    for (int i = 0; i < left.size(); i++) {
      boolean bothThere = left.get(i) != null && right.get(i) != null;
      int sign =
          bothThere
              ? compare(left.get(i), right.get(i))
              : Boolean.compare(left.get(i) == null, right.get(i) == null);
      if (sign != 0) {
        return sign;
      }
    }
    return 0;
  }

  private static int compare(Object left, Object right) {
    return switch (left) {
      case Address address -> address.compareTo((Address) right);
      case String text -> text.compareTo((String) right);
      default -> Long.compare((Long) left, (Long) right);
    };
  }
}
