package io.weir.storage.schema;

import java.net.InetAddress;

/**
 * An IP address as two words. IPv4 stands in its IPv4-mapped form (RFC 4291, section 2.5.5.2), so
 * that one column holds both. Addresses order IPv4 first, then IPv6, each by value.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Address(long high, long low) implements Comparable<Address> {
  private static final long MAPPED = 0x0000_ffff_0000_0000L;

  /** An IPv4 address from its 32 bits. */
  public static Address ofIpv4(int bits) {
    return new Address(0, lowOfIpv4(bits));
  }

  /** The lower word of an IPv4 address; its upper word is 0. */
  public static long lowOfIpv4(int bits) {
    return MAPPED | Integer.toUnsignedLong(bits);
  }

  /** Whether the two words are an IPv4 address. */
  public static boolean isIpv4(long high, long low) {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /**
   * Reads an address literal; never asks a name server.
   *
   * @throws IllegalArgumentException if the text is no IPv4 or IPv6 address
   */
  public static Address parse(String text) {
    return of(InetAddress.ofLiteral(text));
  }

  /** The same address as Java has it. */
  public static Address of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return ofIpv4((int) word(bytes, 0, 4));
    }
    return new Address(word(bytes, 0, 8), word(bytes, 8, 8));
  }

  /** Orders two addresses given as words: IPv4 first, then by value. */
  public static int compare(long high, long low, long otherHigh, long otherLow) {
    boolean ipv4 = isIpv4(high, low);
    if (ipv4 != isIpv4(otherHigh, otherLow)) {
      return ipv4 ? -1 : 1;
    }
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }

  public boolean isIpv4() {
    return isIpv4(high, low);
  }

  @Override
  public int compareTo(Address other) {
    return compare(high, low, other.high, other.low);
  }

  /** The address as people write it: dotted for IPv4, else by RFC 5952. */
  @Override
  public String toString() {
    return isIpv4() ? dotted((int) low) : colons();
  }

  private static String dotted(int bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 0xff)
        + "."
        + (bits >>> 8 & 0xff)
        + "."
        + (bits & 0xff);
  }

  private String colons() {
    int gapStart = -1;
    int gapLength = 1; // RFC 5952, section 4.2.2: a single group of zeros is written out
    for (int group = 0; group < 8; group++) {
      int length = zerosFrom(group);
      if (length > gapLength) {
        gapStart = group;
        gapLength = length;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int group = 0; group < 8; group++) {
      if (group == gapStart) {
        text.append("::");
        group += gapLength - 1;
        continue;
      }
      if (group > 0 && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(group(group)));
    }
    return text.toString();
  }

  private int zerosFrom(int group) {
    int length = 0;
    while (group + length < 8 && group(group + length) == 0) {
      length++;
    }
    return length;
  }

  private int group(int index) {
    long word = index < 4 ? high : low;
    return (int) (word >>> (3 - index % 4) * 16) & 0xffff;
  }

  private static long word(byte[] bytes, int from, int count) {
    long word = 0;
    for (int i = from; i < from + count; i++) {
      word = word << 8 | bytes[i] & 0xff;
    }
    return word;
  }
}
