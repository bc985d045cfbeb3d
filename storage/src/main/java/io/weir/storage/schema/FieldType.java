package io.weir.storage.schema;

/** What a field's values are, and the bits that one value takes in an open block. */
public enum FieldType {
  /** Milliseconds since 1970-01-01T00:00Z; 64 bits. */
  TIME(8),
  /** An unsigned number of 8 bits. */
  UINT8(1),
  /** An unsigned number of 16 bits. */
  UINT16(2),
  /** An unsigned number of 32 bits. */
  UINT32(4),
  /** A number of 64 bits, signed. */
  INT64(8),
  /** An IEEE 754 number of 64 bits. */
  NUMBER(8),
  /** An Ethernet address: the lower 48 bits of 64. */
  MAC(8),
  /**
   * An IPv6 address, or an IPv4 address in its IPv4-mapped form (RFC 4291, section 2.5.5.2); 128
   * bits.
   */
  ADDRESS(16),
  /** UTF-8 text; an open block keeps a 32-bit code into its text heap. */
  TEXT(4);

  private final int bytes;

  FieldType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes that one value takes in an open block. */
  public int bytes() {
    return bytes;
  }

  /**
   * Whether a value is a whole number that fits a {@code long}: everything but numbers with a
   * fraction, addresses and text.
   */
  public boolean isIntegral() {
    return switch (this) {
      case TIME, UINT8, UINT16, UINT32, INT64, MAC -> true;
      case NUMBER, ADDRESS, TEXT -> false;
    };
  }
}
