package io.weir.collector.sflow.counter;

/**
 * How an item of a counter record stands on the wire, and how its value moves. Numbers are in
 * network byte order; where nothing else is said, a number of all ones is unknown (sFlow v5,
 * section 5: counter_data).
 */
public enum CounterKind {
  /** An unsigned number that only rises, and wraps at 2³². */
  COUNTER32(4, "counter32"),
  /** An unsigned number that only rises, and wraps at 2⁶⁴. */
  COUNTER64(8, "counter64"),
  /** Eight bits; never unknown. */
  GAUGE8(1, "gauge"),
  /** An unsigned level. */
  GAUGE32(4, "gauge"),
  /** An unsigned level. */
  GAUGE64(8, "gauge"),
  /** Hundredths of a percent, unsigned. */
  PERCENTAGE(4, "gauge", 100),
  /** Hundredths of a percent, signed; unknown at both ends of its range. */
  SIGNED_PERCENTAGE(4, "gauge", 100),
  /** Tenths, signed; unknown at both ends of its range. */
  SIGNED_TENTHS(4, "gauge", 10),
  /** Thousandths, signed; unknown at both ends of its range. */
  SIGNED_THOUSANDTHS(4, "gauge", 1000),
  /** An IEEE 754 number of 32 bits; −1 is unknown. */
  FLOAT(4, "gauge"),

  /** u32 length, UTF-8 bytes, padding to a multiple of four; unknown if empty. */
  STRING(4, "text"),
  /** A number that stands for a word; unknown if the word is empty. */
  WORD(4, "text"),
  /** 64 bits of an identifier, given in hexadecimal. */
  IDENTIFIER(8, "text"),
  /** An Ethernet address and two bytes of padding. */
  MAC(8, "text"),
  /** RFC 9562, without a length before it; unknown if all zero. */
  UUID(16, "text"),

  /** An unsigned number that tells the values behind it from others of their names. */
  NUMBER_TAG(4, ""),
  /** A text, as {@link #STRING}, that tells the values behind it from others of their names. */
  TEXT_TAG(4, ""),
  /** u32 number of groups, each of which has the same items. */
  LIST(4, "");

  private final int bytes;
  private final String label;
  private final double divisor;

  CounterKind(int bytes, String label) {
    this(bytes, label, 1);
  }

  CounterKind(int bytes, String label, double divisor) {
    this.bytes = bytes;
    this.label = label;
    this.divisor = divisor;
  }

  /** The bytes that an item begins with; texts and lists have more behind these. */
  int bytes() {
    return bytes;
  }

  /** What rows call the kind; empty where it makes no row of its own. */
  public String label() {
    return label;
  }

  /** How many of the number on the wire make a plain one. */
  double divisor() {
    return divisor;
  }
}
