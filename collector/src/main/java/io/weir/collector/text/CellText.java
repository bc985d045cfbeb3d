package io.weir.collector.text;

import io.weir.query.ValueType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A cell as the API writes it, in JSON and in CSV alike. */
public final class CellText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private CellText() {}

  /** The text of a value that is present. */
  public static String of(ValueType type, Object value) {
    return switch (type) {
      case TIME -> time((Long) value);
      case MAC -> mac((Long) value);
      case INTEGER, NUMBER, BOOLEAN, ADDRESS, TEXT -> value.toString();
    };
  }

  /** ISO 8601 in UTC, always with milliseconds. */
  public static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  private static String mac(long bits) {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append(Character.forDigit((int) (bits >>> shift + 4) & 0xf, 16));
      text.append(Character.forDigit((int) (bits >>> shift) & 0xf, 16));
      text.append(shift == 0 ? "" : ":");
    }
    return text.toString();
  }
}
