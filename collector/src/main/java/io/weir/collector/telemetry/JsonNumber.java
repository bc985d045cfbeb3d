package io.weir.collector.telemetry;

/**
 * A number in a JSON message. It may stand in quotes, as host-sflow takes it, too: programs that
 * have all numbers as floating point send large ones that way.
 */
final class JsonNumber {
  private JsonNumber() {}

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if the value is none
   */
  static long whole(Object value) {
    return switch (value) {
      case Number number -> number.longValue();
      case String text -> Long.parseLong(text);
      case null, default -> throw new IllegalArgumentException("no number: " + value);
    };
  }

  /**
   * A number that may have a fraction.
   *
   * @throws IllegalArgumentException if the value is none
   */
  static double real(Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case String text -> Double.parseDouble(text);
      case null, default -> throw new IllegalArgumentException("no number: " + value);
    };
  }
}
