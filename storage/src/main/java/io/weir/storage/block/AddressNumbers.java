package io.weir.storage.block;

import io.weir.storage.schema.Address;

/** Numbers the addresses of a column, see {@link Ipv6List}; reused for column after column. */
final class AddressNumbers {
  private final Distinct ipv6 = new Distinct();
  private int[] order = new int[0];

  /**
   * Writes each row's number over its lower word. Rows are to have an address each, present or not.
   */
  void number(long[] highs, long[] lows, int rows) {
    ipv6.clear();
    for (int row = 0; row < rows; row++) {
      lows[row] =
          Address.isIpv4(highs[row], lows[row])
              ? Integer.toUnsignedLong((int) lows[row])
              : Ipv6List.FIRST + ipv6.number(highs[row], lows[row]);
    }
    order =
        IndexSort.sorted(
            ipv6.size(),
            (a, b) -> Address.compare(ipv6.high(a), ipv6.low(a), ipv6.high(b), ipv6.low(b)));
    if (order.length > 0) {
      replaceByPlaces(lows, rows);
    }
  }

  /** Writes the list and answers where it begins; 0, and nothing, if no address is IPv6. */
  int write(BlockOutput out) {
    if (order.length == 0) {
      return 0;
    }
    int at = out.size();
    for (int number : order) {
      out.putLong(ipv6.high(number));
      out.putLong(ipv6.low(number));
    }
    return at;
  }

  /** Puts places in the list where numbers by first appearance were. */
  private void replaceByPlaces(long[] numbers, int rows) {
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    for (int row = 0; row < rows; row++) {
      if (numbers[row] >= Ipv6List.FIRST) {
        numbers[row] = Ipv6List.FIRST + place[(int) (numbers[row] - Ipv6List.FIRST)];
      }
    }
  }
}
