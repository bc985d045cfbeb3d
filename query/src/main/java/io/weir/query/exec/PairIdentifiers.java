package io.weir.query.exec;

/**
 * Numbers pairs of 64-bit words for all threads of a query, in the order in which they first meet
 * them. Safe for any thread.
 */
final class PairIdentifiers {
  private final PairNumbers pairs = new PairNumbers();

  synchronized int number(long first, long second) {
    return pairs.number(first, second);
  }

  synchronized long first(int number) {
    return pairs.first(number);
  }

  synchronized long second(int number) {
    return pairs.second(number);
  }
}
