package io.weir.collector.alert.rule;

import io.weir.collector.text.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What templates can do to a value: Prometheus' functions under their names, and one that knows the
 * value's unit.
 */
enum TemplateFunction {
  HUMANIZE("humanize"),
  HUMANIZE_1024("humanize1024"),
  HUMANIZE_DURATION("humanizeDuration"),
  HUMANIZE_PERCENTAGE("humanizePercentage"),
  HUMANIZE_TIMESTAMP("humanizeTimestamp"),
  WITH_UNIT("withUnit"),
  PRINTF("printf"),
  TO_UPPER("toUpper"),
  TO_LOWER("toLower");

  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E", "Z", "Y"};
  private static final String[] SMALL_PREFIXES = {"", "m", "u", "n", "p", "f", "a", "z", "y"};
  private static final String[] BINARY_PREFIXES = {"", "ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

  private final String label;

  TemplateFunction(String label) {
    this.label = label;
  }

  /** The function of that name, if there is one. */
  static Optional<TemplateFunction> named(String name) {
    return Arrays.stream(values()).filter(function -> function.label.equals(name)).findFirst();
  }

  /** The names of all. */
  static List<String> names() {
    return Arrays.stream(values()).map(TemplateFunction::label).toList();
  }

  String label() {
    return label;
  }

  /** How many arguments it takes. */
  int arguments() {
    return this == PRINTF ? 2 : 1;
  }

  /**
   * Applies it.
   *
   * @param arguments as many as it takes; each a text or a number
   * @param unit what the alert's value counts
   */
  Object apply(List<Object> arguments, String unit) {
    Object value = arguments.getLast();
    return switch (this) {
      case HUMANIZE -> scaled(number(value));
      case HUMANIZE_1024 -> binary(number(value));
      case HUMANIZE_DURATION -> duration(number(value));
      case HUMANIZE_PERCENTAGE -> significant(number(value) * 100) + "%";
      case HUMANIZE_TIMESTAMP -> Instant.ofEpochMilli((long) (number(value) * 1000)).toString();
      case WITH_UNIT -> Quantity.text(wholeOrNot(number(value)), unit);
      case PRINTF -> format(text(arguments.getFirst()), value);
      case TO_UPPER -> text(value).toUpperCase(Locale.ROOT);
      case TO_LOWER -> text(value).toLowerCase(Locale.ROOT);
    };
  }

  /** A value as it stands in a text. */
  static String text(Object value) {
    return value instanceof Double number ? number(number) : value.toString();
  }

  private static String number(Double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? Long.toString(number.longValue()) : number.toString();
  }

  private static Number wholeOrNot(double number) {
    return number == Math.rint(number) ? (Number) (long) number : (Number) number;
  }

  private static double number(Object value) {
    try {
      return value instanceof Double number ? number : Double.parseDouble(text(value));
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  private static String format(String format, Object value) {
    String java = format.replaceAll("%([0-9.+-]*)v", "%$1s");
    boolean whole = java.matches("(?s).*%[0-9+-]*[dxX].*");
    return java.formatted(whole ? (Object) (long) number(value) : argument(java, value));
  }

  private static Object argument(String format, Object value) {
    return format.matches("(?s).*%[0-9.+-]*s.*") ? text(value) : (Object) number(value);
  }

  private static String scaled(double value) {
    double size = Math.abs(value);
    if (size == 0 || !Double.isFinite(value)) {
      return significant(value);
    }
    double rest = value;
    int prefix = 0;
    boolean large = size >= 1;
    while (prefix < PREFIXES.length - 1 && (large ? Math.abs(rest) >= 1000 : Math.abs(rest) < 1)) {
      rest = large ? rest / 1000 : rest * 1000;
      prefix++;
    }
    return significant(rest) + (large ? PREFIXES : SMALL_PREFIXES)[prefix];
  }

  private static String binary(double value) {
    double rest = value;
    int prefix = 0;
    while (Math.abs(rest) >= 1024 && prefix < BINARY_PREFIXES.length - 1) {
      rest /= 1024;
      prefix++;
    }
    return significant(rest) + BINARY_PREFIXES[prefix];
  }

  private static String duration(double seconds) {
    if (!Double.isFinite(seconds) || Math.abs(seconds) < 1) {
      return Double.isFinite(seconds) ? scaled(seconds) + "s" : significant(seconds);
    }
    long whole = (long) Math.abs(seconds);
    long days = whole / 86_400;
    String sign = seconds < 0 ? "-" : "";
    String hours = "%dh %dm %ds".formatted(whole / 3600 % 24, whole / 60 % 60, whole % 60);
    if (days > 0) {
      return sign + days + "d " + hours;
    }
    if (whole >= 3600) {
      return sign + hours;
    }
    return whole >= 60
        ? "%s%dm %ds".formatted(sign, whole / 60, whole % 60)
        : significant(seconds) + "s";
  }

  /** Four significant digits, as Go's {@code %.4g}. */
  private static String significant(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
