package io.weir.storage.block;

import io.weir.storage.schema.Address;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Distinct addresses, ascending as {@link Address} orders them: IPv4 first.
 *
 * <pre>
 * 0  u32  how many IPv4 addresses
 * 4  u32  how many IPv6 addresses
 * 8       u32 for each IPv4 address, then two u64 for each IPv6 address, upper word first
 * </pre>
 */
record AddressDictionary(int ipv4, int ipv6, MemorySegment addresses) implements Dictionary {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  static void write(BlockOutput out, Distinct distinct, int[] order) {
    int ipv4 = 0;
    while (ipv4 < order.length
        && Address.isIpv4(distinct.high(order[ipv4]), distinct.low(order[ipv4]))) {
      ipv4++;
    }
    out.putInt(ipv4);
    out.putInt(order.length - ipv4);
    for (int i = 0; i < ipv4; i++) {
      out.putInt((int) distinct.low(order[i]));
    }
    for (int i = ipv4; i < order.length; i++) {
      out.putLong(distinct.high(order[i]));
      out.putLong(distinct.low(order[i]));
    }
  }

  static AddressDictionary read(MemorySegment encoded) {
    return new AddressDictionary(encoded.get(INT, 0), encoded.get(INT, 4), encoded.asSlice(8));
  }

  @Override
  public int size() {
    return ipv4 + ipv6;
  }

  @Override
  public boolean sorted() {
    return true;
  }

  @Override
  public long value(int code) {
    return code < ipv4
        ? Address.lowOfIpv4(addresses.get(INT, 4L * code))
        : addresses.get(LONG, word(code) + 8);
  }

  @Override
  public long high(int code) {
    return code < ipv4 ? 0 : addresses.get(LONG, word(code));
  }

  @Override
  public String text(int code) {
    throw new UnsupportedOperationException("addresses are no text");
  }

  private long word(int code) {
    return 4L * ipv4 + 16L * (code - ipv4);
  }
}
