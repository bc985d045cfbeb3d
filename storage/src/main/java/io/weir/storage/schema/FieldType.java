package io.weir.storage.schema;

/** What a field's values are, and the bits that one value takes in an open block. */
public enum FieldType {
  /** Milliseconds since 1970-01-01T00:00Z; 64 bits. */
  TIME(1, 8),
  /** An unsigned number of 8 bits. */
  UINT8(2, 1),
  /** An unsigned number of 16 bits. */
  UINT16(3, 2),
  /** An unsigned number of 32 bits. */
  UINT32(4, 4),
  /** A number of 64 bits, signed. */
  INT64(5, 8),
  /** An IEEE 754 number of 64 bits. */
  NUMBER(6, 8),
  /** An Ethernet address: the lower 48 bits of 64. */
  MAC(7, 8),
  /**
   * An IPv6 address, or an IPv4 address in its IPv4-mapped form (RFC 4291, section 2.5.5.2); 128
   * bits.
   */
  ADDRESS(8, 16),
  /** UTF-8 text; an open block keeps a 32-bit code into its text heap. */
  TEXT(9, 4);

  private final int tag;
  private final int bytes;

  FieldType(int tag, int bytes) {
    this.tag = tag;
    this.bytes = bytes;
  }

  /**
   * The type that a number on disk stands for.
   *
   * @throws IllegalArgumentException if it stands for none
   */
  public static FieldType ofTag(int tag) {
    for (FieldType type : values()) {
      if (type.tag == tag) {
        return type;
      }
    }
    throw new IllegalArgumentException("no field type has tag " + tag);
  }

  /** The number that stands for the type on disk. */
  public int tag() {
    return tag;
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
