package io.weir.jmh.reference;

import java.util.SplittableRandom;

/**
 * Draws ranks from 0 on, where rank {@code r} comes in proportion to {@code 1 / (r + 1)^exponent}:
 * by Walker's alias method, in constant time.
 */
final class Zipf {
  private final double[] share; // of the slot's own rank; the rest is its alias's
  private final int[] alias;

  Zipf(int ranks, double exponent) {
    double[] weight = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      weight[rank] = Math.pow(rank + 1, -exponent);
      sum += weight[rank];
    }
    share = new double[ranks];
    alias = new int[ranks];
    int[] small = new int[ranks];
    int[] large = new int[ranks];
    int smalls = 0;
    int larges = 0;
    for (int rank = 0; rank < ranks; rank++) {
      share[rank] = weight[rank] * ranks / sum;
      if (share[rank] < 1) {
        small[smalls++] = rank;
      } else {
        large[larges++] = rank;
      }
    }
    while (smalls > 0 && larges > 0) {
      int poor = small[--smalls];
      int rich = large[larges - 1];
      alias[poor] = rich;
      share[rich] -= 1 - share[poor];
      if (share[rich] < 1) {
        larges--;
        small[smalls++] = rich;
      }
    }
    while (larges > 0) {
      share[large[--larges]] = 1;
    }
    while (smalls > 0) {
      share[small[--smalls]] = 1; // what rounding has left
    }
  }

  int next(SplittableRandom random) {
    int slot = random.nextInt(share.length);
    return random.nextDouble() < share[slot] ? slot : alias[slot];
  }
}
