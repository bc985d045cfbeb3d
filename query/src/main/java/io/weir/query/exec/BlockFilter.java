package io.weir.query.exec;

import io.weir.storage.block.Rows;
import java.util.Arrays;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * A filter bound to one block: what its columns' bounds, dictionaries and bitmaps already decide is
 * decided once, by {@link FilterBinding}; the rest by marks, a bit a row, of batch after batch.
 * Belongs to one thread.
 */
abstract sealed class BlockFilter
    permits BlockFilter.None,
        BlockFilter.Every,
        AllFilter,
        AnyFilter,
        PresenceFilter,
        CodeFilter,
        ContenderFilter,
        RangeFilter,
        NetworkFilter,
        ValueFilter {
  /** Passes no row of the block. */
  static final class None extends BlockFilter {
    @Override
    void mark(Rows rows, long[] marks) {
      Arrays.fill(marks, 0, words(rows), 0);
    }
  }

  /** Passes every row. */
  static final class Every extends BlockFilter {
    @Override
    void mark(Rows rows, long[] marks) {
      Arrays.fill(marks, 0, words(rows), -1);
    }
  }

  /**
   * Marks the rows that pass: bit {@code i % 64} of word {@code i / 64} is that of place {@code i};
   * what becomes of those behind the last place means nothing.
   */
  abstract void mark(Rows rows, long[] marks);

  /** Takes those rows out of a batch that do not pass. */
  final void select(Rows rows, long[] marks) {
    if (this instanceof Every) {
      return;
    }
    mark(rows, marks);
    int last = words(rows) - 1;
    marks[last] &= -1L >>> (-rows.count() & Long.SIZE - 1);
    int[] ids = rows.ids();
    int kept = 0;
    for (int i = 0; i <= last; i++) {
      int from = i * Long.SIZE;
      for (long left = marks[i]; left != 0; left &= left - 1) {
        ids[kept++] = rows.row(from + Long.numberOfTrailingZeros(left));
      }
    }
    rows.list(kept);
  }

  /** How many words of marks some rows have. */
  static int words(Rows rows) {
    return (rows.count() + Long.SIZE - 1) / Long.SIZE;
  }

  /** Just the rows that pass, but for what {@link #rest()} asks of them, if they are at hand. */
  Optional<ImmutableRoaringBitmap> bitmap() {
    return Optional.empty();
  }

  /** What is left to be asked of the rows of the bitmap, or of all if there is none. */
  BlockFilter rest() {
    return this;
  }
}
