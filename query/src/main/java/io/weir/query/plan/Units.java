package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.syntax.Literal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The units of literals, and how a number in one is said in another. */
final class Units {
  private enum Dimension {
    TIME,
    DATA,
    RATE,
    SHARE
  }

  private record Unit(Dimension dimension, BigDecimal scale) {}

  private static final Map<String, Unit> LITERALS = new LinkedHashMap<>();

  /** Units of fields: what a literal's number must be divided by. */
  private static final Map<String, Unit> FIELDS =
      Map.of(
          "ns",
          time("1"),
          "us",
          time("1e3"),
          "ms",
          time("1e6"),
          "s",
          time("1e9"),
          "bytes",
          new Unit(Dimension.DATA, BigDecimal.ONE),
          "bytes/s",
          new Unit(Dimension.RATE, new BigDecimal(8)),
          "bit/s",
          new Unit(Dimension.RATE, BigDecimal.ONE),
          ResultColumn.RATIO,
          new Unit(Dimension.SHARE, BigDecimal.ONE));

  /** The unit that a literal's number is told in where nothing else says which. */
  private static final Map<Dimension, String> BASES =
      Map.of(
          Dimension.TIME, "s",
          Dimension.DATA, "bytes",
          Dimension.RATE, "bit/s",
          Dimension.SHARE, ResultColumn.RATIO);

  static {
    LITERALS.put("ns", time("1"));
    LITERALS.put("us", time("1e3"));
    LITERALS.put("µs", time("1e3"));
    LITERALS.put("ms", time("1e6"));
    LITERALS.put("s", time("1e9"));
    LITERALS.put("m", time("60e9"));
    LITERALS.put("h", time("3600e9"));
    LITERALS.put("d", time("86400e9"));
    LITERALS.put("w", time("604800e9"));
    put(Dimension.DATA, "B", "KB", "MB", "GB", "TB", "PB", "1000");
    put(Dimension.DATA, "B", "KiB", "MiB", "GiB", "TiB", "PiB", "1024");
    put(Dimension.RATE, "bps", "Kbps", "Mbps", "Gbps", "Tbps", "Pbps", "1000");
    LITERALS.put("kbps", LITERALS.get("Kbps"));
    LITERALS.put("kB", LITERALS.get("KB"));
    LITERALS.put("%", new Unit(Dimension.SHARE, new BigDecimal("0.01")));
  }

  private Units() {}

  /**
   * The number of a literal in the unit of a field.
   *
   * @param name what the literal is compared with, for the error
   * @param fieldUnit empty if the field counts nothing
   */
  static BigDecimal inUnitOf(Literal.Quantity literal, String name, String fieldUnit)
      throws QueryException {
    if (literal.unit().isEmpty()) {
      return literal.number();
    }
    Unit unit = unit(literal);
    Unit field = FIELDS.get(fieldUnit);
    if (field == null || field.dimension() != unit.dimension()) {
      String counts = fieldUnit.isEmpty() ? "has no unit" : "counts " + fieldUnit;
      throw literal
          .position()
          .mistake("%s %s: \"%s\" cannot be compared with it".formatted(name, counts, literal));
    }
    return literal.number().multiply(unit.scale()).divide(field.scale(), MathContext.DECIMAL128);
  }

  /** The unit that a literal stands in by itself; empty if it has none. */
  static String base(Literal.Quantity literal) throws QueryException {
    return literal.unit().isEmpty() ? "" : BASES.get(unit(literal).dimension());
  }

  /**
   * What a number in one unit must be multiplied by to be told in another; empty if the two do not
   * count the same. A number without a unit counts what it stands beside.
   */
  static Optional<Double> factor(String from, String to) {
    if (from.equals(to) || from.isEmpty() || to.isEmpty()) {
      return Optional.of(1.0);
    }
    Unit old = FIELDS.get(from);
    Unit wanted = FIELDS.get(to);
    return old == null || wanted == null || old.dimension() != wanted.dimension()
        ? Optional.empty()
        : Optional.of(old.scale().doubleValue() / wanted.scale().doubleValue());
  }

  /** A length of time in milliseconds, at least one. */
  static long millis(Literal.Quantity literal) throws QueryException {
    if (literal.unit().isEmpty() || unit(literal).dimension() != Dimension.TIME) {
      throw literal
          .position()
          .mistake("\"" + literal + "\" is no length of time; write it as in 15m, 1h or 7d");
    }
    BigDecimal millis = literal.number().multiply(unit(literal).scale()).movePointLeft(6);
    if (millis.compareTo(BigDecimal.ONE) < 0 || millis.compareTo(new BigDecimal("1e14")) > 0) {
      throw literal.position().mistake("\"" + literal + "\" is too short or too long a time");
    }
    return millis.longValue();
  }

  /** A count of rows. */
  static int count(Literal.Quantity literal, int max) throws QueryException {
    BigDecimal number = literal.number();
    if (!literal.unit().isEmpty()
        || number.stripTrailingZeros().scale() > 0
        || number.signum() <= 0) {
      throw literal
          .position()
          .mistake("\"" + literal + "\" is no number of rows; write a whole number from 1 on");
    }
    if (number.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw literal
          .position()
          .mistake("at most " + max + " rows are answered; ask for fewer, or narrow the query");
    }
    return number.intValue();
  }

  private static Unit unit(Literal.Quantity literal) throws QueryException {
    Unit unit = LITERALS.get(literal.unit());
    if (unit == null) {
      String known = LITERALS.keySet().stream().collect(Collectors.joining(" "));
      throw literal
          .position()
          .mistake("no unit \"%s\"; there are %s".formatted(literal.unit(), known));
    }
    return unit;
  }

  private static Unit time(String nanos) {
    return new Unit(Dimension.TIME, new BigDecimal(nanos));
  }

  /**
   * Five names, each a factor, the last argument, above the one before, after the name of the unit
   * itself.
   */
  private static void put(
      Dimension dimension,
      String one,
      String kilo,
      String mega,
      String giga,
      String tera,
      String peta,
      String factor) {
    BigDecimal scale = BigDecimal.ONE;
    for (String symbol : new String[] {one, kilo, mega, giga, tera, peta}) {
      LITERALS.put(symbol, new Unit(dimension, scale));
      scale = scale.multiply(new BigDecimal(factor));
    }
  }
}
