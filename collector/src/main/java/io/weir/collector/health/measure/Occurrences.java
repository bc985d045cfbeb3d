package io.weir.collector.health.measure;

import java.util.Arrays;

/** How often each combination of some whole numbers has come. */
final class Occurrences {
  private final Combinations combinations;
  private int[] counts = new int[64];

  /**
   * None yet.
   *
   * @param width of how many numbers a combination is
   */
  Occurrences(int width) {
    this.combinations = new Combinations(width);
  }

  /** Says that a combination has come once more. */
  void add(int... combination) {
    int number = combinations.number(combination);
    if (number == counts.length) {
      counts = Arrays.copyOf(counts, number * 2);
    }
    counts[number]++;
  }

  /** How many different ones have come; their numbers begin with 0. */
  int size() {
    return combinations.size();
  }

  /** A part of a combination. */
  int part(int number, int index) {
    return combinations.part(number, index);
  }

  /** How often a combination has come. */
  int count(int number) {
    return counts[number];
  }
}
