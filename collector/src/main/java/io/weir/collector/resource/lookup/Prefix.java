package io.weir.collector.resource.lookup;

import io.weir.storage.schema.Address;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A network: the addresses that share their first bits with one of them.
 *
 * @param high upper word of the first address, as {@link Address} has it
 * @param low lower word of the first address
 * @param length how many bits of 128 they share; an IPv4 network has 96 more than it is written
 *     with
 */
public record Prefix(long high, long low, int length) {
  private static final Pattern DOTTED = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
  private static final int BITS = 2 * Long.SIZE;
  private static final int IPV4_OFFSET = BITS - Integer.SIZE;

  /** IPv4 first, then by first address, the wider network before those within it. */
  public static final Comparator<Prefix> ORDER =
      Comparator.comparing((Prefix prefix) -> !prefix.isIpv4())
          .thenComparing((a, b) -> Long.compareUnsigned(a.high, b.high))
          .thenComparing((a, b) -> Long.compareUnsigned(a.low, b.low))
          .thenComparingInt(Prefix::length);

  /** The network of an address and a length out of 128 bits; what lies behind the length is cut. */
  public static Prefix of(long high, long low, int length) {
    return new Prefix(high & mask(length), low & mask(length - Long.SIZE), length);
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or an address, which is a network of itself.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Prefix parse(String text) {
    int slash = text.indexOf('/');
    Address address = address(text, slash < 0 ? text : text.substring(0, slash));
    int bits = address.isIpv4() ? Integer.SIZE : BITS;
    int length = slash < 0 ? bits : length(text, text.substring(slash + 1), bits);
    Prefix prefix = of(address.high(), address.low(), BITS - bits + length);
    if (prefix.high != address.high() || prefix.low != address.low()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" has bits set behind its prefix; write "
              + prefix
              + " for the network, or "
              + address
              + " for the one address");
    }
    return prefix;
  }

  /** Whether it is of IPv4. */
  public boolean isIpv4() {
    return length >= IPV4_OFFSET && Address.isIpv4(high, low);
  }

  /** How many bits its addresses share, as one writes it: out of 32 for IPv4. */
  public int writtenLength() {
    return isIpv4() ? length - IPV4_OFFSET : length;
  }

  /** A length out of 128 for one that is written for networks like this: out of 32 for IPv4. */
  public int lengthOf(int written) {
    return isIpv4() ? written + IPV4_OFFSET : written;
  }

  /** Whether all addresses of another network are in this one. */
  public boolean contains(Prefix other) {
    return length <= other.length
        && isIpv4() == other.isIpv4()
        && (other.high & mask(length)) == high
        && (other.low & mask(length - Long.SIZE)) == low;
  }

  /** Upper word of the last address. */
  long lastHigh() {
    return high | ~mask(length);
  }

  /** Lower word of the last address. */
  long lastLow() {
    return low | ~mask(length - Long.SIZE);
  }

  /** As one writes it, a single address with its length, too. */
  @Override
  public String toString() {
    return new Address(high, low) + "/" + writtenLength();
  }

  /** The first so many bits of a word; none below 0, all from 64 on. */
  private static long mask(int length) {
    if (length <= 0) {
      return 0;
    }
    return length >= Long.SIZE ? -1 : -1L << Long.SIZE - length;
  }

  private static Address address(String text, String address) {
    try {
      if (address.indexOf(':') >= 0 || DOTTED.matcher(address).matches()) {
        return Address.parse(address);
      }
    } catch (IllegalArgumentException e) {
      throw noNetwork(text, e);
    }
    throw noNetwork(text, null); // Java takes 10.1 for 10.0.0.1
  }

  private static IllegalArgumentException noNetwork(String text, Throwable cause) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no network; write one as in 10.0.0.0/8, 2001:db8::/32 or 10.1.2.3",
        cause);
  }

  private static int length(String text, String digits, int bits) {
    try {
      int length = Integer.parseInt(digits);
      if (length >= 0 && length <= bits) {
        return length;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no network; write the number of its bits behind the slash, as in /24",
          e);
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" has no prefix of 0 to " + bits + " bits; write as in /24");
  }
}
