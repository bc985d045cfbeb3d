package io.weir.storage.block;

import io.weir.storage.schema.Address;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The IPv6 addresses of a column, ascending, so that any address is a whole number: IPv4 its 32
 * bits, IPv6 2^32 and its place in this list. Numbers order as {@link Address} does.
 *
 * <pre>
 * 0  two u64 for each address, upper word first
 * </pre>
 */
record Ipv6List(MemorySegment addresses) {
  /** The number of the first IPv6 address. */
  static final long FIRST = 1L << 32;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final int ADDRESS_BYTES = 2 * Long.BYTES;

  /**
   * The first number whose address is at least this one.
   *
   * @param count how many addresses the list has
   */
  long firstAtLeast(Address address, int count) {
    return address.isIpv4()
        ? Integer.toUnsignedLong((int) address.low())
        : FIRST + Search.first(count, place -> compare(place, address) >= 0);
  }

  /**
   * The first number whose address is behind this one.
   *
   * @param count how many addresses the list has
   */
  long firstBehind(Address address, int count) {
    return address.isIpv4()
        ? Integer.toUnsignedLong((int) address.low()) + 1
        : FIRST + Search.first(count, place -> compare(place, address) > 0);
  }

  private int compare(int place, Address address) {
    long number = FIRST + place;
    return Address.compare(high(number), low(number), address.high(), address.low());
  }

  /** The upper word of the address of a number. */
  long high(long number) {
    return number < FIRST ? 0 : addresses.get(LONG, (number - FIRST) * ADDRESS_BYTES);
  }

  /** The lower word of the address of a number. */
  long low(long number) {
    return number < FIRST
        ? Address.lowOfIpv4((int) number)
        : addresses.get(LONG, (number - FIRST) * ADDRESS_BYTES + Long.BYTES);
  }
}
