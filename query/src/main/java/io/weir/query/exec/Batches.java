package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.Arrays;
import java.util.function.Consumer;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Cuts a block, or some of its rows, into batches that fit the caches. */
final class Batches {
  /** The most rows of a batch: its columns stay in the first cache of a core. */
  static final int SIZE = 1024;

  /** Says of each value of a batch that it is there. */
  static final boolean[] ALL = new boolean[SIZE];

  /** Says of each value of a batch that it belongs to group 0. */
  static final int[] FIRST = new int[SIZE];

  static {
    Arrays.fill(ALL, true);
  }

  private Batches() {}

  /** All rows of a block. */
  static void all(Block block, Rows batch, Consumer<Rows> sink) {
    for (int first = 0; first < block.rows(); first += SIZE) {
      batch.range(first, Math.min(SIZE, block.rows() - first));
      sink.accept(batch);
    }
  }

  /** The rows of a bitmap. */
  static void of(ImmutableRoaringBitmap rows, Rows batch, Consumer<Rows> sink) {
    PeekableIntIterator ids = rows.getIntIterator();
    while (ids.hasNext()) {
      int count = 0;
      while (count < SIZE && ids.hasNext()) {
        batch.ids()[count++] = ids.next();
      }
      batch.list(count);
      sink.accept(batch);
    }
  }
}
