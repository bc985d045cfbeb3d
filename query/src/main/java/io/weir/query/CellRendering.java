package io.weir.query;

import java.time.Instant;
import java.util.Locale;

/**
 * Cells as people read them: rates as {@code 1.2 Gbps}, amounts as {@code 1.5 GB}, lengths of time
 * as {@code 15 ms}. Three digits that count are enough to see what is great and what is small.
 */
public final class CellRendering {
  private static final String[] PREFIXES = {"", "K", "M", "G", "T", "P", "E"};
  private static final int BITS_A_BYTE = 8;
  private static final int MOST_PLACES = 12;
  private static final double NANOS_A_SECOND = 1e9;

  private CellRendering() {}

  /** The text of a cell as a result holds it; {@code -} where it is absent. */
  public static String of(ResultColumn column, Object cell) {
    if (cell == null) {
      return "-";
    }
    return switch (column.type()) {
      case TIME -> Instant.ofEpochMilli((Long) cell).toString();
      case INTEGER, NUMBER -> number((Number) cell, column.unit());
      case MAC -> mac((Long) cell);
      case BOOLEAN, ADDRESS, TEXT -> cell.toString();
    };
  }

  /** The text of a number that counts something, or nothing if the unit is empty. */
  public static String number(Number number, String unit) {
    double value = number.doubleValue();
    return switch (unit) {
      case "" -> number instanceof Long ? number.toString() : digits(value);
      case "bytes" -> scaled(value, "B");
      case "bytes/s" -> scaled(value * BITS_A_BYTE, "bps");
      case "bit/s" -> scaled(value, "bps");
      case "ns" -> duration(value / NANOS_A_SECOND);
      case "us" -> duration(value / 1e6);
      case "ms" -> duration(value / 1e3);
      case "s" -> duration(value);
      case ResultColumn.RATIO -> digits(value * 100) + " %";
      default -> (number instanceof Long ? number.toString() : digits(value)) + " " + unit;
    };
  }

  /** The text of an Ethernet address. */
  private static String mac(long bits) {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append(text.isEmpty() ? "" : ":");
      text.append(String.format(Locale.ROOT, "%02x", bits >>> shift & 0xff));
    }
    return text.toString();
  }

  private static String scaled(double value, String unit) {
    int prefix = 0;
    double rest = value;
    while (Math.abs(rest) >= 999.5 && prefix < PREFIXES.length - 1) {
      rest /= 1000;
      prefix++;
    }
    return digits(rest) + " " + PREFIXES[prefix] + unit;
  }

  private static String duration(double seconds) {
    double length = Math.abs(seconds);
    if (length >= 2 * 86_400) {
      return digits(seconds / 86_400) + " d";
    }
    if (length >= 2 * 3600) {
      return digits(seconds / 3600) + " h";
    }
    if (length >= 120) {
      return digits(seconds / 60) + " min";
    }
    if (length >= 1 || length == 0) {
      return digits(seconds) + " s";
    }
    if (length >= 1e-3) {
      return digits(seconds * 1e3) + " ms";
    }
    return length >= 1e-6
        ? digits(seconds * 1e6) + " us"
        : digits(seconds * NANOS_A_SECOND) + " ns";
  }

  /** A number with three digits that count, and all that stand before the point. */
  private static String digits(double value) {
    double exponent = value == 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
    int places = (int) Math.clamp(2 - exponent, 0, MOST_PLACES);
    String text = String.format(Locale.ROOT, "%." + places + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
