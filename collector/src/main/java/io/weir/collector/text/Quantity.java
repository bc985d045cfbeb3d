package io.weir.collector.text;

import io.weir.query.ResultColumn;
import java.util.List;
import java.util.Locale;

/**
 * Numbers with units as people read them, and mostly as the query language takes them: {@code 1.23
 * MB}, {@code 9.6 Gbps}, {@code 250 µs}, {@code 12,345 packets}. Three digits that count are enough
 * to see what is great and what is small; whole numbers that are not scaled have all of theirs.
 */
public final class Quantity {
  private static final List<String> PREFIXES = List.of("", "k", "M", "G", "T", "P", "E");
  private static final int BITS_A_BYTE = 8;
  private static final int DIGITS = 3;
  private static final int MOST_PLACES = 12;
  private static final double SECONDS_A_MINUTE = 60;
  private static final double SECONDS_AN_HOUR = 3600;
  private static final double SECONDS_A_DAY = 86_400;

  private Quantity() {}

  /** A number of some unit; a whole one without a unit stands bare, since it may be a port. */
  public static String text(Number value, String unit) {
    double number = value.doubleValue();
    boolean whole = !(value instanceof Double);
    return switch (unit) {
      case "bytes" -> scaled(number, "B");
      case "bytes/s" -> scaled(number * BITS_A_BYTE, "bps");
      case "bit/s" -> scaled(number, "bps");
      case "packets/s" -> scaled(number, "packets/s");
      case "ns" -> span(number / 1e9);
      case "us" -> span(number / 1e6);
      case "ms" -> span(number / 1e3);
      case "s" -> span(number);
      case ResultColumn.RATIO -> digits(number * 100) + " %";
      case "" -> whole ? value.toString() : digits(number);
      default -> (whole ? String.format(Locale.ROOT, "%,d", value) : digits(number)) + " " + unit;
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

  private static String span(double seconds) {
    double length = Math.abs(seconds);
    if (length >= 2 * SECONDS_A_DAY) {
      return digits(seconds / SECONDS_A_DAY) + " d";
    }
    if (length >= 2 * SECONDS_AN_HOUR) {
      return digits(seconds / SECONDS_AN_HOUR) + " h";
    }
    if (length >= 2 * SECONDS_A_MINUTE) {
      return digits(seconds / SECONDS_A_MINUTE) + " min";
    }
    if (length >= 1 || length == 0) {
      return digits(seconds) + " s";
    }
    if (length >= 1e-3) {
      return digits(seconds * 1e3) + " ms";
    }
    return length >= 1e-6 ? digits(seconds * 1e6) + " µs" : digits(seconds * 1e9) + " ns";
  }

  /** A number with the digits that count, and all that stand before the point. */
  private static String digits(double value) {
    double exponent = value == 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
    int places = (int) Math.clamp(DIGITS - 1 - exponent, 0, MOST_PLACES);
    String text = String.format(Locale.ROOT, "%,." + places + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
