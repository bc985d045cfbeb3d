package io.weir.collector.config;

import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Some networks, or all of them. Immutable; asking makes no garbage. */
public final class Networks {
  /** Every address. */
  public static final Networks ALL = new Networks("all", List.of(new Network(0, 0, 0, 0)));

  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

  private final String text;
  private final List<Network> networks;

  private Networks(String text, List<Network> networks) {
    this.text = text;
    this.networks = networks;
  }

  /** The bits that all addresses of a network share, and which bits those are. */
  private record Network(long high, long low, long highMask, long lowMask) {
    private boolean contains(long high, long low) {
      return (high & highMask) == this.high && (low & lowMask) == this.low;
    }
  }

  /**
   * Reads {@code all}, or networks and addresses with commas or blanks between them.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Networks parse(String text) {
    String stripped = text.strip();
    if (stripped.equals("all")) {
      return ALL;
    }
    List<Network> networks = new ArrayList<>();
    for (String each : SEPARATOR.split(stripped, -1)) {
      networks.add(network(each));
    }
    return new Networks(stripped, List.copyOf(networks));
  }

  /** Whether an address, given as {@link Address}'s two words, is in one of them. */
  public boolean contains(long high, long low) {
    for (int i = 0; i < networks.size(); i++) {
      if (networks.get(i).contains(high, low)) {
        return true;
      }
    }
    return false;
  }

  /** Whether that is every address. */
  public boolean isAll() {
    return this == ALL;
  }

  @Override
  public String toString() {
    return text;
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    try {
      Address address = Address.parse(slash < 0 ? text : text.substring(0, slash));
      int bits = address.isIpv4() ? Integer.SIZE : 2 * Long.SIZE;
      int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      if (length >= 0 && length <= bits) {
        return network(address, 2 * Long.SIZE - bits + length);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no network; write all, or networks such as 10.0.0.0/8, 2001:db8::/32",
          e);
    }
    throw new IllegalArgumentException("\"" + text + "\" has a prefix longer than its address");
  }

  private static Network network(Address address, int length) {
    long highMask = mask(length);
    long lowMask = mask(length - Long.SIZE);
    return new Network(address.high() & highMask, address.low() & lowMask, highMask, lowMask);
  }

  private static long mask(int length) {
    if (length <= 0) {
      return 0;
    }
    return length >= Long.SIZE ? -1 : -1L << Long.SIZE - length;
  }
}
