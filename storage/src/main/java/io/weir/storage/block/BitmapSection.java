package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes a Roaring bitmap of rows for each code of a column that few rows have, in the portable
 * format: rows have 16 bits, so each is one container. Belongs to one thread.
 *
 * <pre>
 * rows as an array, if they are up to 96; else nothing:
 *  0  u32  12346
 *  4  u32  number of containers: 1
 *  8  u16  upper bits of the rows: 0
 * 10  u16  number of rows − 1
 * 12  u32  place of the container: 16
 * 16  u16 for each row, ascending
 *
 * rows as runs, where these take less:
 *  0  u32  12347, and the number of containers − 1 in the upper 16 bits: 0
 *  4  u8   1: the container is of runs
 *  5  u16  upper bits of the rows: 0
 *  7  u16  number of rows − 1
 *  9  u16  number of runs
 * 11  u16 first row, u16 number of rows − 1, for each run
 * </pre>
 *
 * The format is that of github.com/RoaringBitmap/RoaringFormatSpec; its own library would make an
 * object for each bitmap first.
 */
final class BitmapSection {
  private static final ValueLayout.OfChar CHAR =
      ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int COOKIE = 12346;
  private static final int COOKIE_WITH_RUNS = 12347;
  private static final int CONTAINER = 16;

  /**
   * The most rows that a bitmap lists: of a value that more rows have, so many are to be read that
   * looking for them among the codes adds little.
   */
  private static final int MOST_ROWS = 96;

  private final BlockOutput out;
  private final char[] byCode = new char[Block.MAX_ROWS];

  BitmapSection(BlockOutput out) {
    this.out = out;
  }

  /**
   * Answers where the section begins.
   *
   * @param rows those that have a value
   * @param codes of these rows, {@code count} different ones
   */
  int write(Rows rows, int[] codes, int count) {
    int[] ends = groupByCode(rows, codes, count);
    int at = out.skip(count * Integer.BYTES);
    int first = out.size();
    for (int code = 0; code < count; code++) {
      writeBitmap(code == 0 ? 0 : ends[code - 1], ends[code]);
      out.setInt(at + code * Integer.BYTES, out.size() - first);
    }
    return at;
  }

  /**
   * Fills {@link #byCode} with the rows of code 0, then those of code 1 and so on; answers where
   * each code's rows end.
   */
  private int[] groupByCode(Rows rows, int[] codes, int count) {
    int[] next = new int[count + 1];
    for (int i = 0; i < rows.count(); i++) {
      next[codes[i] + 1]++;
    }
    for (int code = 0; code < count; code++) {
      next[code + 1] += next[code];
    }
    for (int i = 0; i < rows.count(); i++) {
      byCode[next[codes[i]]++] = (char) rows.row(i);
    }
    return Arrays.copyOf(next, count);
  }

  /** Writes the rows of a stretch of {@link #byCode}, unless they are too many. */
  private void writeBitmap(int from, int to) {
    int count = to - from;
    int runs = runs(from, to);
    if (Short.BYTES + 4L * runs < 2L * Math.min(count, MOST_ROWS)) {
      writeRuns(from, to, runs);
      return;
    }
    if (count > MOST_ROWS) {
      return;
    }
    out.putInt(COOKIE);
    out.putInt(1);
    out.putShort(0);
    out.putShort(count - 1);
    out.putInt(CONTAINER);
    MemorySegment.copy(byCode, from, out.append(count * Character.BYTES), CHAR, 0, count);
  }

  private void writeRuns(int from, int to, int runs) {
    out.putInt(COOKIE_WITH_RUNS);
    out.putByte(1);
    out.putShort(0);
    out.putShort(to - from - 1);
    out.putShort(runs);
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || byCode[i] != byCode[i - 1] + 1) {
        out.putShort(byCode[start]);
        out.putShort(i - start - 1);
        start = i;
      }
    }
  }

  private int runs(int from, int to) {
    int runs = 1;
    for (int i = from + 1; i < to; i++) {
      runs += byCode[i] == byCode[i - 1] + 1 ? 0 : 1;
    }
    return runs;
  }
}
