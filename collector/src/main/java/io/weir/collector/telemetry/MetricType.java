package io.weir.collector.telemetry;

import java.util.Optional;
import java.util.stream.Stream;

/** What a program's metric is (host-sflow: rtmetric), in the order of the numbers on the wire. */
enum MetricType {
  STRING("string", "text", 0),
  COUNTER32("counter32", "counter32", 4),
  COUNTER64("counter64", "counter64", 8),
  GAUGE32("gauge32", "gauge", 4),
  GAUGE64("gauge64", "gauge", 8),
  GAUGE_FLOAT("gaugeFloat", "gauge", 4),
  GAUGE_DOUBLE("gaugeDouble", "gauge", 8);

  private static final MetricType[] ALL = values();

  private final String label;
  private final String kind;
  private final int bytes;

  MetricType(String label, String kind, int bytes) {
    this.label = label;
    this.kind = kind;
    this.bytes = bytes;
  }

  /** The type of a number on the wire; null if there is none. */
  static MetricType ofNumber(int number) {
    return number >= 0 && number < ALL.length ? ALL[number] : null;
  }

  /** The type that JSON names. */
  static Optional<MetricType> ofLabel(String label) {
    return Stream.of(ALL).filter(type -> type.label.equals(label)).findFirst();
  }

  /** What rows call it. */
  String kind() {
    return kind;
  }

  /** Bytes of a number; 0 for a text. */
  int bytes() {
    return bytes;
  }
}
