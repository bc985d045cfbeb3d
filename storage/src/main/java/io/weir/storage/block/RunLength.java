package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One number for each run of equal ones: for what seldom changes, and for what most rows lack.
 *
 * <pre>
 * 0  u32  how many runs
 * 4  u16  the last row, for each run
 *         the runs' numbers, in another encoding
 * </pre>
 */
record RunLength(int runs, MemorySegment lastRows, Values numbers) implements Values {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfChar CHAR = ValueLayout.JAVA_CHAR_UNALIGNED;

  static long bytes(Profile profile) {
    if (profile.runs() == profile.count()) {
      return Encoding.NEVER; // nothing to win, and the runs' numbers would be encoded so again
    }
    return 4 + 2L * profile.runs() + 1 + Encoding.smallestBytes(profile.ofRuns());
  }

  static void write(BlockOutput out, long[] numbers, Profile profile) {
    out.putInt(profile.runs());
    long[] ofRuns = new long[profile.runs()];
    int run = 0;
    for (int i = 0; i < profile.count(); i++) {
      if (i + 1 == profile.count() || numbers[i + 1] != numbers[i]) {
        out.putShort(i);
        ofRuns[run++] = numbers[i];
      }
    }
    Encoding.writeSmallest(out, ofRuns, profile.ofRuns());
  }

  static RunLength read(MemorySegment encoded, int count) {
    int runs = encoded.get(INT, 0);
    long numbersAt = 4 + 2L * runs;
    return new RunLength(
        runs, encoded.asSlice(4, 2L * runs), Encoding.readTagged(encoded.asSlice(numbersAt), runs));
  }

  @Override
  public long get(int row) {
    return numbers.get(run(row, 0));
  }

  @Override
  public void longs(Rows rows, long[] out) {
    int next = 0;
    int last = -1;
    long number = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (row > last) {
        int run = run(row, next);
        number = numbers.get(run);
        last = lastRow(run);
        next = run + 1;
      }
      out[i] = number;
    }
  }

  @Override
  public void ints(Rows rows, int[] out) {
    int next = 0;
    int last = -1;
    int number = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (row > last) {
        int run = run(row, next);
        number = (int) numbers.get(run);
        last = lastRow(run);
        next = run + 1;
      }
      out[i] = number;
    }
  }

  /** The run of a row that is in no run before {@code from}. */
  private int run(int row, int from) {
    if (lastRow(from) >= row) {
      return from; // as in all reading from end to end
    }
    int low = from + 1;
    int high = runs - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lastRow(middle) < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int lastRow(int run) {
    return lastRows.get(CHAR, 2L * run);
  }
}
