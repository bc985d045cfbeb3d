package io.weir.storage.block;

import java.util.function.IntPredicate;

/** Search by halves. */
final class Search {
  private Search() {}

  /**
   * The first of the places from 0 on of which something holds that holds of all behind it, too;
   * {@code size} if it holds of none.
   */
  static int first(int size, IntPredicate holds) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
