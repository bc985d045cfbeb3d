package io.weir.collector.text;

import java.util.List;
import java.util.Locale;

/**
 * Numbers with units as people read them: {@code 1.23 MB}, {@code 9.6 Gbit/s}, {@code 250 µs},
 * {@code 12,345} packets.
 */
public final class Quantity {
  private static final List<String> PREFIXES = List.of("", "k", "M", "G", "T", "P", "E");
  private static final double MICROS_A_SECOND = 1e6;
  private static final double MICROS_A_MILLI = 1e3;

  private Quantity() {}

  /**
   * A number of some unit: three significant digits where the unit takes prefixes, grouped where it
   * counts things, and bare where it has none, as a port.
   */
  public static String text(Number value, String unit) {
    return switch (unit) {
      case "bytes" -> scaled(value.doubleValue(), "B");
      case "bytes/s" -> scaled(value.doubleValue(), "B/s");
      case "bit/s" -> scaled(value.doubleValue(), "bit/s");
      case "packets/s" -> scaled(value.doubleValue(), "packets/s");
      case "ms" -> span(value.doubleValue() * MICROS_A_MILLI);
      case "us" -> span(value.doubleValue());
      case "" -> whole(value) ? Long.toString(value.longValue()) : fraction(value);
      default ->
          whole(value) ? String.format(Locale.ROOT, "%,d", value.longValue()) : fraction(value);
    };
  }

  private static String scaled(double value, String unit) {
    double rest = value;
    int prefix = 0;
    while (Math.abs(rest) >= 999.5 && prefix < PREFIXES.size() - 1) {
      rest /= 1000;
      prefix++;
    }
    return digits(rest) + " " + PREFIXES.get(prefix) + unit;
  }

  private static String span(double micros) {
    double size = Math.abs(micros);
    if (size >= MICROS_A_SECOND) {
      return digits(micros / MICROS_A_SECOND) + " s";
    }
    return size >= MICROS_A_MILLI
        ? digits(micros / MICROS_A_MILLI) + " ms"
        : digits(micros) + " µs";
  }

  private static boolean whole(Number value) {
    return value instanceof Long || value instanceof Integer;
  }

  private static String fraction(Number value) {
    return String.format(Locale.ROOT, "%,.2f", value.doubleValue()).replaceFirst("\\.?0+$", "");
  }

  private static String digits(double value) {
    double size = Math.abs(value);
    int places = size >= 99.95 || value == Math.rint(value) ? 0 : size >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
