package io.weir.collector.resource.lookup;

import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds for ranges of addresses: sorted starts in arrays of primitives, found by bisection,
 * which for IPv4 begins where an index of the first bits says. Networks within networks have become
 * ranges beside each other, so that the first hit is that of the longest prefix. Immutable; asking
 * makes no garbage.
 *
 * @param <T> what holds; ranges that it is equal for become one where they touch
 */
public final class AddressRanges<T> {
  private static final int MAX_INDEX_BITS = 16;

  private final List<T> values;
  private final int[] starts;
  private final int[] valueOfStart;
  private final int[] index;
  private final int indexShift;
  private final long[] highs;
  private final long[] lows;
  private final int[] valueOfHigh;

  private AddressRanges(Builder<T> built) {
    values = built.values;
    starts = Arrays.copyOf(built.starts, built.ipv4);
    valueOfStart = Arrays.copyOf(built.valueOfStart, built.ipv4);
    highs = Arrays.copyOf(built.highs, built.ipv6);
    lows = Arrays.copyOf(built.lows, built.ipv6);
    valueOfHigh = Arrays.copyOf(built.valueOfHigh, built.ipv6);
    int indexBits =
        Math.min(MAX_INDEX_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(starts.length));
    indexShift = Integer.SIZE - indexBits;
    index = index(indexBits);
  }

  /** A table that knows nothing. */
  public static <T> AddressRanges<T> none() {
    return new Builder<T>().build();
  }

  /** What holds for an address, given as {@link Address}'s two words; null if nothing does. */
  public T find(long high, long low) {
    int value = Address.isIpv4(high, low) ? ofIpv4((int) low) : ofIpv6(high, low);
    return value == 0 ? null : values.get(value);
  }

  /** How many ranges something holds for. */
  public int size() {
    return (int)
        (Arrays.stream(valueOfStart).filter(value -> value != 0).count()
            + Arrays.stream(valueOfHigh).filter(value -> value != 0).count());
  }

  private int ofIpv4(int bits) {
    int first = (int) (Integer.toUnsignedLong(bits) >>> indexShift);
    int from = index[first];
    int to = index[first + 1];
    while (from < to) { // the last start that is not above the address
      int middle = (from + to + 1) >>> 1;
      if (Integer.compareUnsigned(starts[middle], bits) <= 0) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return from < 0 ? 0 : valueOfStart[from];
  }

  private int ofIpv6(long high, long low) {
    int from = -1;
    int to = highs.length - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      if (compare(highs[middle], lows[middle], high, low) <= 0) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return from < 0 ? 0 : valueOfHigh[from];
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int order = Long.compareUnsigned(high, otherHigh);
    return order == 0 ? Long.compareUnsigned(low, otherLow) : order;
  }

  /**
   * For each value of an address's first bits the place of the last start that is at or below the
   * least address with those bits; −1 where there is none. The entry behind the last is the last
   * place of all.
   */
  private int[] index(int bits) {
    int[] places = new int[(1 << bits) + 1];
    int place = -1;
    for (int first = 0; first < places.length - 1; first++) {
      long least = (long) first << indexShift;
      while (place + 1 < starts.length && Integer.toUnsignedLong(starts[place + 1]) <= least) {
        place++;
      }
      places[first] = place;
    }
    places[places.length - 1] = starts.length - 1;
    return places;
  }

  /** Collects ranges in ascending order, those of IPv4 and of IPv6 each by themselves. */
  public static final class Builder<T> {
    private final Map<T, Integer> codes = new HashMap<>();
    private final List<T> values = new ArrayList<>();
    private int[] starts = new int[16];
    private int[] valueOfStart = new int[16];
    private long[] highs = new long[16];
    private long[] lows = new long[16];
    private int[] valueOfHigh = new int[16];
    private int ipv4;
    private int ipv6;

    /** A table of nothing yet. */
    public Builder() {
      values.add(null); // code 0: nothing holds
    }

    /**
     * Adds what holds for a network, which must lie behind all networks of its kind that were added
     * before.
     *
     * @throws IllegalArgumentException if it does not
     */
    public void add(Prefix prefix, T value) {
      from(prefix, value);
      after(prefix, null);
    }

    /** The table. */
    public AddressRanges<T> build() {
      return new AddressRanges<>(this);
    }

    /** Says what holds from the first address of a network on; null is nothing. */
    void from(Prefix network, T value) {
      from(network.isIpv4(), network.high(), network.low(), value);
    }

    /** Says what holds behind a network, up to the end of its kind: ::/80 ends where IPv4 does. */
    void after(Prefix network, T value) {
      long high = network.lastHigh();
      long low = network.lastLow();
      boolean ipv4End = network.isIpv4() && (int) low == -1;
      if (!ipv4End && (high & low) != -1) {
        from(network.isIpv4(), low == -1 ? high + 1 : high, low + 1, value);
      }
    }

    private void from(boolean isIpv4, long high, long low, T value) {
      int code = value == null ? 0 : codes.computeIfAbsent(value, this::number);
      if (isIpv4) {
        fromIpv4((int) low, code);
      } else {
        fromIpv6(high, low, code);
      }
    }

    private int number(T value) {
      values.add(value);
      return values.size() - 1;
    }

    private void fromIpv4(int start, int code) {
      if (ipv4 > 0 && starts[ipv4 - 1] == start) {
        ipv4--; // nothing lies between: the range before is empty
      }
      if (ipv4 > 0 && Integer.compareUnsigned(starts[ipv4 - 1], start) >= 0) {
        throw unordered();
      }
      if (code == (ipv4 == 0 ? 0 : valueOfStart[ipv4 - 1])) {
        return;
      }
      if (ipv4 == starts.length) {
        starts = Arrays.copyOf(starts, 2 * ipv4);
        valueOfStart = Arrays.copyOf(valueOfStart, 2 * ipv4);
      }
      starts[ipv4] = start;
      valueOfStart[ipv4++] = code;
    }

    private void fromIpv6(long high, long low, int code) {
      if (ipv6 > 0 && highs[ipv6 - 1] == high && lows[ipv6 - 1] == low) {
        ipv6--;
      }
      if (ipv6 > 0 && compare(highs[ipv6 - 1], lows[ipv6 - 1], high, low) >= 0) {
        throw unordered();
      }
      if (code == (ipv6 == 0 ? 0 : valueOfHigh[ipv6 - 1])) {
        return;
      }
      if (ipv6 == highs.length) {
        highs = Arrays.copyOf(highs, 2 * ipv6);
        lows = Arrays.copyOf(lows, 2 * ipv6);
        valueOfHigh = Arrays.copyOf(valueOfHigh, 2 * ipv6);
      }
      highs[ipv6] = high;
      lows[ipv6] = low;
      valueOfHigh[ipv6++] = code;
    }

    private static IllegalArgumentException unordered() {
      return new IllegalArgumentException("networks overlap, or are not in order");
    }
  }
}
