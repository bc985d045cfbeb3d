package io.weir.storage.block;

/** Distinct addresses, ascending: a dictionary of their numbers, see {@link Ipv6List}. */
record AddressDictionary(LongDictionary numbers, Ipv6List ipv6) implements Dictionary {
  @Override
  public int size() {
    return numbers.size();
  }

  @Override
  public boolean sorted() {
    return true;
  }

  @Override
  public long value(int code) {
    return ipv6.low(numbers.value(code));
  }

  @Override
  public long high(int code) {
    return ipv6.high(numbers.value(code));
  }

  @Override
  public void addresses(int first, int count, long[] highs, long[] lows) {
    numbers.values(first, count, lows);
    for (int i = 0; i < count; i++) {
      long number = lows[i];
      highs[i] = ipv6.high(number);
      lows[i] = ipv6.low(number);
    }
  }

  @Override
  public String text(int code) {
    throw new UnsupportedOperationException("addresses are no text");
  }
}
