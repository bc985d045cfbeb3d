package io.weir.storage.block;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/** Writes a Roaring bitmap of rows for each code of a column; belongs to one thread. */
final class BitmapSection {
  private final BlockOutput out;
  private final int[] byCode = new int[Block.MAX_ROWS];

  BitmapSection(BlockOutput out) {
    this.out = out;
  }

  /** Answers where the section begins. */
  int write(int[] codes, Presence presence, int rows, int count) {
    int[] ends = groupByCode(codes, presence, rows, count);
    int at = out.skip(count * Integer.BYTES);
    int first = out.size();
    for (int code = 0; code < count; code++) {
      int from = code == 0 ? 0 : ends[code - 1];
      RoaringBitmap bitmap = RoaringBitmap.bitmapOf(Arrays.copyOfRange(byCode, from, ends[code]));
      bitmap.runOptimize();
      ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
      bitmap.serialize(bytes);
      out.putBytes(bytes.array());
      out.setInt(at + code * Integer.BYTES, out.size() - first);
    }
    return at;
  }

  /**
   * Fills {@link #byCode} with the rows of code 0, then those of code 1 and so on; answers where
   * each code's rows end.
   */
  private int[] groupByCode(int[] codes, Presence presence, int rows, int count) {
    int[] next = new int[count + 1];
    for (int row = 0; row < rows; row++) {
      if (presence.has(row)) {
        next[codes[row] + 1]++;
      }
    }
    for (int code = 0; code < count; code++) {
      next[code + 1] += next[code];
    }
    for (int row = 0; row < rows; row++) {
      if (presence.has(row)) {
        byCode[next[codes[row]]++] = row;
      }
    }
    return Arrays.copyOf(next, count);
  }
}
