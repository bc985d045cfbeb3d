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
  public String text(int code) {
    throw new UnsupportedOperationException("addresses are no text");
  }
}
