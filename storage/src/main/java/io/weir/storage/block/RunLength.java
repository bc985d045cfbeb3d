package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

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
    MemorySegment lastRows = encoded.asSlice(4, 2L * runs);
    if (lastRows.get(CHAR, 2L * (runs - 1)) != count - 1) {
      throw new IllegalArgumentException("its runs do not end with its rows");
    }
    return new RunLength(runs, lastRows, Encoding.readTagged(encoded.asSlice(numbersAt), runs));
  }

  @Override
  public long get(int row) {
    return numbers.get(run(row, 0));
  }

  @Override
  public void longs(Rows rows, long[] out) {
    int run = 0;
    for (int from = 0; from < rows.count(); ) {
      run = run(rows.row(from), run);
      int to = placeBehind(run, rows, from);
      Arrays.fill(out, from, to, numbers.get(run));
      from = to;
    }
  }

  @Override
  public void ints(Rows rows, int[] out) {
    int run = 0;
    for (int from = 0; from < rows.count(); ) {
      run = run(rows.row(from), run);
      int to = placeBehind(run, rows, from);
      Arrays.fill(out, from, to, (int) numbers.get(run));
      from = to;
    }
  }

  /** The first place in the rows that is behind a run, which the row at {@code from} is in. */
  private int placeBehind(int run, Rows rows, int from) {
    int last = lastRow(run);
    if (rows.dense()) {
      return Math.min(rows.count(), last + 1 - rows.first());
    }
    int to = from + 1;
    while (to < rows.count() && rows.ids()[to] <= last) {
      to++;
    }
    return to;
  }

  /** The run of a row that is in no run before {@code from}. */
  private int run(int row, int from) {
    if (lastRow(from) >= row) {
      return from;
    }
    if (lastRow(from + 1) >= row) {
      return from + 1; // as in all reading from end to end
    }
    int low = from + 2;
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
