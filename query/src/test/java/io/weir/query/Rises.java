package io.weir.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What counters rose by, for the interpreter: each rise in pieces of a second at most, each a row
 * like that of the later sample, but of its own time.
 */
final class Rises {
  private static final String SERIES = "its series";
  private static final String RISE = "its rise";
  private static final String MILLIS = "its length";

  private Rises() {}

  static boolean isPiece(Map<String, Object> row) {
    return row.containsKey(RISE);
  }

  /** The pieces of all rises between some rows. */
  static List<Map<String, Object>> of(List<Map<String, Object>> rows) {
    Map<List<Object>, List<Map<String, Object>>> series = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      if (row.containsKey("value")) {
        series.computeIfAbsent(series(row), _ -> new ArrayList<>()).add(row);
      }
    }
    List<Map<String, Object>> pieces = new ArrayList<>();
    series.values().forEach(samples -> pieces.addAll(ofOne(samples)));
    return pieces;
  }

  /** The rise in some pieces, or for {@code rate} the sum of each series' rise by its time. */
  static Double total(List<Map<String, Object>> members, String function) {
    Map<Object, List<Map<String, Object>>> series = new LinkedHashMap<>();
    for (Map<String, Object> member : members) {
      if (isPiece(member)) {
        series.computeIfAbsent(member.get(SERIES), _ -> new ArrayList<>()).add(member);
      }
    }
    double total = 0;
    boolean any = false;
    for (List<Map<String, Object>> pieces : series.values()) {
      double rise = pieces.stream().mapToDouble(piece -> (Double) piece.get(RISE)).sum();
      long millis = pieces.stream().mapToLong(piece -> (Long) piece.get(MILLIS)).sum();
      if (function.equals("delta")) {
        total += rise;
        any = true;
      } else if (millis > 0) {
        total += rise * 1000 / millis;
        any = true;
      }
    }
    return any ? (Double) total : null;
  }

  private static List<Map<String, Object>> ofOne(List<Map<String, Object>> samples) {
    Comparator<Map<String, Object>> order =
        Comparator.<Map<String, Object>>comparingLong(row -> (Long) row.get("time"))
            .thenComparingLong(row -> (Long) row.getOrDefault("source.sequence", -1L))
            .thenComparingDouble(row -> (Double) row.get("value"));
    List<Map<String, Object>> left = samples.stream().sorted(order).toList();
    List<Map<String, Object>> pieces = new ArrayList<>();
    Map<String, Object> older = left.getFirst();
    for (Map<String, Object> newer : left.subList(1, left.size())) {
      Optional<Integer> step = step(older, newer);
      boolean soon = (Long) newer.get("time") - (Long) older.get("time") <= 10_000;
      boolean repeated =
          soon && step.equals(Optional.of(0)) && older.get("value").equals(newer.get("value"));
      boolean late = soon && step.isPresent() && step.get() < 0 && step.get() >= -16;
      if (repeated || late) {
        continue;
      }
      if (step.isEmpty() || step.get() >= 0) {
        pieces.addAll(pieces(older, newer));
      }
      older = newer;
    }
    return pieces;
  }

  private static List<Map<String, Object>> pieces(
      Map<String, Object> older, Map<String, Object> newer) {
    OptionalDouble rise = rise(older, newer);
    long from = (Long) older.get("time");
    long to = (Long) newer.get("time");
    List<Map<String, Object>> pieces = new ArrayList<>();
    if (rise.isPresent() && from == to) {
      pieces.add(piece(newer, to, rise.getAsDouble(), 0));
    }
    for (long at = from, end; rise.isPresent() && at < to; at = end) {
      end = Math.min(to, (at / 1000 + 1) * 1000);
      pieces.add(piece(newer, at, rise.getAsDouble() * (end - at) / (to - from), end - at));
    }
    return pieces;
  }

  private static Map<String, Object> piece(
      Map<String, Object> newer, long time, double rise, long millis) {
    Map<String, Object> piece = new LinkedHashMap<>(newer);
    piece.put("time", time);
    piece.put(SERIES, series(newer));
    piece.put(RISE, rise);
    piece.put(MILLIS, millis);
    return piece;
  }

  private static OptionalDouble rise(Map<String, Object> older, Map<String, Object> newer) {
    BigDecimal from = new BigDecimal((Double) older.get("value"));
    BigDecimal to = new BigDecimal((Double) newer.get("value"));
    BigDecimal rise = to.subtract(from);
    int bits =
        switch ((String) newer.getOrDefault("kind", "")) {
          case "counter32" -> 32;
          case "counter64" -> 64;
          default -> 0;
        };
    if (bits == 0 || rise.signum() >= 0) {
      return OptionalDouble.of(rise.doubleValue());
    }
    BigDecimal range = BigDecimal.TWO.pow(bits);
    BigDecimal wrapped = rise.add(range);
    return wrapped.add(wrapped).compareTo(range) < 0
        ? OptionalDouble.of(wrapped.doubleValue())
        : OptionalDouble.empty();
  }

  /** How far the agent's number of reports went, if both are known: 32 bits, signed. */
  private static Optional<Integer> step(Map<String, Object> older, Map<String, Object> newer) {
    Long from = (Long) older.get("source.sequence");
    Long to = (Long) newer.get("source.sequence");
    return from == null || to == null ? Optional.empty() : Optional.of((int) (to - from));
  }

  private static List<Object> series(Map<String, Object> row) {
    return Stream.of("agent", "agent.sub", "source.class", "source.index", "name", "tags")
        .<Object>map(name -> Optional.ofNullable(row.get(name)))
        .toList();
  }
}
