package io.weir.query;

import io.weir.query.function.Aggregate;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Stage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What {@code stats} makes of rows, group by group: the interpreter's part for that stage. */
final class Grouping {
  private static final List<String> OBSERVER =
      List.of("agent", "agent.sub", "source.class", "source.index");

  private final Stage.Stats stats;
  private final TimeRange range;
  private final boolean byBusiestObserver;

  /**
   * A stage over the rows of some range, of which no part is yet to come.
   *
   * @param byBusiestObserver whether a group is what the observer saw that saw most of it
   */
  Grouping(Stage.Stats stats, TimeRange range, boolean byBusiestObserver) {
    this.stats = stats;
    this.range = range;
    this.byBusiestObserver = byBusiestObserver;
  }

  /** A row for each group: its keys under names of their own, then the aggregates. */
  List<Map<String, Object>> of(List<Map<String, Object>> rows) {
    Map<List<Object>, List<Map<String, Object>>> groups = groups(rows);
    fillGaps(groups);
    List<Map<String, Object>> results = new ArrayList<>();
    groups.forEach((keys, members) -> results.add(result(keys, members, groups.values())));
    return results;
  }

  /** What all rows come to that are in none of some groups. */
  Optional<Map<String, Object>> others(
      List<Map<String, Object>> rows, List<Map<String, Object>> kept) {
    List<List<Object>> keptKeys = kept.stream().map(row -> keysLater(row, 0)).toList();
    List<Map<String, Object>> left =
        rows.stream().filter(row -> !keptKeys.contains(keys(row))).toList();
    List<Object> noKeys = Collections.nCopies(stats.keys().size(), null);
    return left.isEmpty() ? Optional.empty() : Optional.of(result(noKeys, left, List.of(rows)));
  }

  /** The keys of a row of the result, its bins later by so much. */
  List<Object> keysLater(Map<String, Object> row, long millis) {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < stats.keys().size(); i++) {
      Object key = row.get("key" + i);
      keys.add(isBin(stats.keys().get(i).expression()) ? (Long) key + millis : key);
    }
    return keys;
  }

  private Map<List<Object>, List<Map<String, Object>>> groups(List<Map<String, Object>> rows) {
    Map<List<Object>, List<Map<String, Object>>> groups = new TreeMap<>(Grouping::compareKeys);
    if (stats.keys().isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    List<Map<String, Object>> all = new ArrayList<>(rows);
    if (stats.aggregates().stream().anyMatch(Grouping::isRise)) {
      all.addAll(Rises.of(rows));
    }
    for (Map<String, Object> row : all) {
      groups.computeIfAbsent(keys(row), _ -> new ArrayList<>()).add(row);
    }
    if (byBusiestObserver) {
      groups.replaceAll((_, members) -> ofBusiestObserver(members));
    }
    return groups;
  }

  /** The rows of the observer with the greatest measure, of several such the least. */
  private List<Map<String, Object>> ofBusiestObserver(List<Map<String, Object>> members) {
    Map<List<Object>, List<Map<String, Object>>> observers = new TreeMap<>(Grouping::compareKeys);
    for (Map<String, Object> row : members) {
      List<Object> observer = new ArrayList<>();
      OBSERVER.forEach(name -> observer.add(row.get(name)));
      observers.computeIfAbsent(observer, _ -> new ArrayList<>()).add(row);
    }
    List<Map<String, Object>> busiest = List.of();
    Object most = null;
    for (List<Map<String, Object>> seen : observers.values()) {
      Object measure = measure(seen);
      if (busiest.isEmpty()
          || (measure != null && (most == null || Expressions.compare(measure, most) > 0))) {
        busiest = seen;
        most = measure;
      }
    }
    return busiest;
  }

  /** The first sum of the stage, else of the packets that the samples stand for. */
  private Object measure(List<Map<String, Object>> members) {
    List<Object> values =
        stats.aggregates().stream()
            .map(column -> (Expression.Call) column.expression())
            .filter(call -> call.function().matches("sum|rate|share"))
            .findFirst()
            .map(call -> values(call, members))
            .orElseGet(
                () ->
                    members.stream()
                        .map(row -> row.get("sampling.rate"))
                        .filter(Objects::nonNull)
                        .toList());
    return values.isEmpty() ? null : number(Aggregate.SUM, values);
  }

  /** Where there is one bin, each combination of the other keys gets a group of no rows for it. */
  private void fillGaps(Map<List<Object>, List<Map<String, Object>>> groups) {
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

  private List<Object> keys(Map<String, Object> row) {
    List<Object> keys = new ArrayList<>();
    stats.keys().forEach(column -> keys.add(Expressions.value(column.expression(), row)));
    return keys;
  }

  private Map<String, Object> result(
      List<Object> key,
      List<Map<String, Object>> members,
      Collection<List<Map<String, Object>>> all) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      result.put("key" + i, key.get(i));
    }
    for (Stage.Column column : stats.aggregates()) {
      Expression.Call call = (Expression.Call) column.expression();
      Object value =
          isRise(column)
              ? Rises.total(members, call.function())
              : aggregate(call, withoutPieces(members), all);
      boolean gap = members.isEmpty() && !key.isEmpty();
      if (gap && call.function().matches("sum|rate") && !isRise(column)) {
        value = 0L;
      }
      if (gap && call.function().equals("share")) {
        value = 0.0;
      }
      if (call.function().equals("rate") && value instanceof Long sum) {
        value = sum / seconds(key);
      }
      result.put(column.alias().orElseThrow(), value);
    }
    return result;
  }

  private static boolean isRise(Stage.Column column) {
    return column.expression().toString().matches("(rate|delta)[(]value[)]");
  }

  private static List<Map<String, Object>> withoutPieces(List<Map<String, Object>> members) {
    return members.stream().filter(member -> !Rises.isPiece(member)).toList();
  }

  private double seconds(List<Object> key) {
    long from = range.fromMillis();
    long to = range.toMillis();
    for (int i = 0; i < key.size(); i++) {
      if (isBin(stats.keys().get(i).expression())) {
        Expression.Call bin = (Expression.Call) stats.keys().get(i).expression();
        from = Math.max(from, (Long) key.get(i));
        long end = (Long) key.get(i) + Expressions.width(bin);
        to = (Long) key.get(i) < to ? Math.min(to, end) : end; // a row may be ahead of its time
      }
    }
    return (to - from) / 1000.0;
  }

  private static Object aggregate(
      Expression.Call call,
      List<Map<String, Object>> members,
      Collection<List<Map<String, Object>>> all) {
    if (call.arguments().isEmpty()) {
      return call.function().equals("samples")
          ? members.stream().filter(row -> row.get("sampling.rate") != null).count()
          : (Object) (long) members.size();
    }
    List<Object> values = values(call, members);
    Aggregate aggregate = Aggregate.named(call.function()).orElseThrow();
    return switch (aggregate) {
      case COUNT -> (Object) (long) values.size();
      case DISTINCT -> values.stream().distinct().count();
      case FIRST, LAST -> edge(call.arguments().getFirst(), members, aggregate);
      case SUM, RATE, AVG, MIN, MAX, STDDEV -> values.isEmpty() ? null : number(aggregate, values);
      case SHARE -> values.isEmpty() ? null : share(call, values, all);
      case DELTA,
          P50,
          P90,
          P95,
          P99,
          PERCENTILE,
          SAMPLES,
          ERROR,
          NHI,
          NHI_CAUSE,
          PERFORMANCE,
          AVAILABILITY ->
          throw new UnsupportedOperationException();
    };
  }

  private static List<Object> values(Expression.Call call, List<Map<String, Object>> members) {
    return members.stream()
        .map(row -> Expressions.value(call.arguments().getFirst(), row))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Object share(
      Expression.Call call, List<Object> values, Collection<List<Map<String, Object>>> all) {
    List<Object> everything =
        all.stream().flatMap(members -> values(call, members).stream()).toList();
    long total = (Long) number(Aggregate.SUM, everything);
    return total == 0 ? null : (Object) ((double) (Long) number(Aggregate.SUM, values) / total);
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
