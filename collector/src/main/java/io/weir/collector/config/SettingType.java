package io.weir.collector.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the values of a setting are and how their text is read.
 *
 * @param label what to call such a value in an error and in the reference page, as in {@code
 *     HOST:PORT}
 * @param example a value to show to someone who wrote something else
 * @param valueClass the class of the values
 * @param parser from the text to the value; throws IllegalArgumentException with a sentence for the
 *     user
 */
public record SettingType<T>(
    String label, String example, Class<T> valueClass, Function<String, T> parser) {

  /** {@code HOST:PORT}. */
  public static final SettingType<Endpoint> ENDPOINT =
      new SettingType<>("HOST:PORT", "127.0.0.1:6343", Endpoint.class, Endpoint::parse);

  /** A file or a directory; a relative one is relative to where the collector was started. */
  public static final SettingType<Path> PATH =
      new SettingType<>("path", "/var/lib/weir", Path.class, Path::of);

  /** Files with commas between them, or none; relative ones as with {@link #PATH}. */
  public static final SettingType<FileNames> FILES =
      new SettingType<>("path", "/etc/weir/resources.yaml", FileNames.class, FileNames::parse);

  /** A number of bytes with a unit. */
  public static final SettingType<Long> SIZE =
      new SettingType<>("size", "32MiB", Long.class, SettingType::size);

  /** A time span with a unit. */
  public static final SettingType<Duration> DURATION =
      new SettingType<>("duration", "500ms", Duration.class, SettingType::duration);

  /** {@code on} or {@code off}. */
  public static final SettingType<Boolean> SWITCH =
      new SettingType<>("on or off", "on", Boolean.class, SettingType::onOrOff);

  /** Networks, or all. */
  public static final SettingType<Networks> NETWORKS =
      new SettingType<>("networks", "10.0.0.0/8, 2001:db8::/32", Networks.class, Networks::parse);

  /** Where a secret is read from. */
  public static final SettingType<SecretSource> SECRET =
      new SettingType<>(
          "file, env:VARIABLE or none", "/etc/weir/keys", SecretSource.class, SecretSource::parse);

  /** A short name of letters, digits, dots, dashes and underscores. */
  public static final SettingType<String> NAME =
      new SettingType<>("name", "us-east-1", String.class, SettingType::name);

  private static final Pattern NAME_FORM = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

  /** Names of machines. */
  public static final SettingType<HostNames> HOSTS =
      new SettingType<>("names", "localhost, weir.example.net", HostNames.class, HostNames::parse);

  private static final Pattern PART = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?");
  private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,15}) ?([A-Za-z]*)");

  private static final Map<String, Long> BYTES =
      Map.ofEntries(
          Map.entry("B", 1L),
          Map.entry("kB", 1_000L),
          Map.entry("KB", 1_000L),
          Map.entry("MB", 1_000_000L),
          Map.entry("GB", 1_000_000_000L),
          Map.entry("TB", 1_000_000_000_000L),
          Map.entry("KiB", 1L << 10),
          Map.entry("MiB", 1L << 20),
          Map.entry("GiB", 1L << 30),
          Map.entry("TiB", 1L << 40));

  private static final Map<String, Duration> SPANS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  /** A whole number from {@code least} to {@code most}. */
  public static SettingType<Integer> number(int least, int most) {
    String label = "number from " + least + " to " + most;
    return new SettingType<>(
        label, Integer.toString(least), Integer.class, text -> number(text, label, least, most));
  }

  /** A part of a hundred, with or without a fraction. */
  public static final SettingType<Double> PERCENT =
      new SettingType<>("percent from 0 to 100", "95", Double.class, SettingType::percent);

  /** One of an enum's constants, written in lower case with dashes. */
  public static <E extends Enum<E>> SettingType<E> choice(Class<E> choices) {
    List<E> constants = List.of(choices.getEnumConstants());
    String label =
        constants.stream()
            .map(SettingType::spelling)
            .collect(Collectors.joining(", ", "one of ", ""));
    return new SettingType<>(
        label, spelling(constants.getFirst()), choices, text -> choice(text, label, constants));
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public T parse(String text) {
    return parser.apply(text);
  }

  private static String name(String text) {
    if (NAME_FORM.matcher(text).matches()) {
      return text;
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no name; use up to 64 letters, digits, dots, dashes and underscores");
  }

  private static boolean onOrOff(String text) {
    return switch (text) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is not on or off");
    };
  }

  private static double percent(String text) {
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    if (!PART.matcher(number).matches() || Double.parseDouble(number) > 100) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no percentage; use a number from 0 to 100, as in 0.1");
    }
    return Double.parseDouble(number);
  }

  private static int number(String text, String label, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no number; use a " + label, e);
    }
    throw new IllegalArgumentException(text + " is out of range; use a " + label);
  }

  private static <E extends Enum<E>> E choice(String text, String label, List<E> constants) {
    return constants.stream()
        .filter(constant -> spelling(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is not " + label));
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static long size(String text) {
    return quantity(
        text,
        "size",
        "B, kB, MB, GB, TB, KiB, MiB, GiB or TiB, as in 32MiB",
        BYTES,
        Math::multiplyExact);
  }

  private static Duration duration(String text) {
    return quantity(
        text,
        "duration",
        "ms, s, m, h or d, as in 500ms",
        SPANS,
        (count, span) -> span.multipliedBy(count));
  }

  private static <U> U quantity(
      String text, String what, String units, Map<String, U> table, Scaling<U> scaling) {
    Matcher matcher = QUANTITY.matcher(text);
    U unit = matcher.matches() ? table.get(matcher.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no " + what + "; write a whole number and " + units);
    }
    try {
      return scaling.scale(Long.parseLong(matcher.group(1)), unit);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("\"" + text + "\" is too large a " + what, e);
    }
  }

  /** How many times a unit. */
  @FunctionalInterface
  private interface Scaling<U> {
    U scale(long count, U unit);
  }
}
