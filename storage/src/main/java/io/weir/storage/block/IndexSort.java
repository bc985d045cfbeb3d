package io.weir.storage.block;

/**
 * Sorts indexes of things that lie in arrays of their owner, without an object for each: a stable
 * merge sort.
 */
final class IndexSort {
  private static final int INSERTION = 12;

  private IndexSort() {}

  /** Compares the things at two indexes. */
  interface Order {
    int compare(int left, int right);
  }

  /** The numbers from 0 up to {@code count}, ascending by what they are indexes of. */
  static int[] sorted(int count, Order order) {
    int[] indexes = new int[count];
    for (int i = 0; i < count; i++) {
      indexes[i] = i;
    }
    sort(indexes, new int[count], 0, count, order);
    return indexes;
  }

  private static void sort(int[] indexes, int[] spare, int from, int to, Order order) {
    if (to - from <= INSERTION) {
      insert(indexes, from, to, order);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(indexes, spare, from, middle, order);
    sort(indexes, spare, middle, to, order);
    System.arraycopy(indexes, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    int out = from;
    while (left < middle) {
      boolean takeRight = right < to && order.compare(indexes[right], spare[left]) < 0;
      indexes[out++] = takeRight ? indexes[right++] : spare[left++];
    }
  }

  private static void insert(int[] indexes, int from, int to, Order order) {
    for (int i = from + 1; i < to; i++) {
      int index = indexes[i];
      int at = i;
      for (; at > from && order.compare(index, indexes[at - 1]) < 0; at--) {
        indexes[at] = indexes[at - 1];
      }
      indexes[at] = index;
    }
  }
}
