package io.weir.collector.alert.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value after another, in promtool's notation: {@code 1 2 _} are themselves, with nothing for
 * the underscore; {@code 5x3} is 5 and three times more; {@code 0+10x3} is 0 10 20 30, {@code
 * 9-3x3} is 9 6 3 0; {@code _x3} is three times nothing.
 */
final class SampleValues {
  private static final Pattern ITEM =
      Pattern.compile("(_|-?[0-9.]+(?:e[+-]?[0-9]+)?)(?:([+-])([0-9.]+))?(?:x([0-9]{1,6}))?");
  private static final int MOST = 1_000_000;

  private SampleValues() {}

  /**
   * The values of a text.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static List<Optional<String>> parse(String text) {
    List<Optional<String>> values = new ArrayList<>();
    for (String item : text.strip().split("\\s+", -1)) {
      Matcher matcher = ITEM.matcher(item);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "\"" + item + "\" is no value; write numbers, _ for none, 5x3 or 0+10x3");
      }
      add(matcher, values);
      if (values.size() > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " values; write fewer");
      }
    }
    return values;
  }

  private static void add(Matcher item, List<Optional<String>> values) {
    int times = item.group(4) == null ? 0 : Integer.parseInt(item.group(4));
    if (item.group(1).equals("_")) {
      for (int i = 0; i < Math.max(1, times); i++) {
        values.add(Optional.empty());
      }
      return;
    }
    double step = item.group(3) == null ? 0 : Double.parseDouble(item.group(3));
    double sign = "-".equals(item.group(2)) ? -1 : 1;
    double first = Double.parseDouble(item.group(1));
    for (int i = 0; i <= times; i++) {
      values.add(Optional.of(number(first + sign * step * i)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
