package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Input;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Reads blocks, and hands on the rows that pass a filter, batch by batch. Belongs to one thread.
 */
final class Scan {
  private final Filter<Input> filter;
  private final Cancellation cancellation;
  private final Scratch scratch = new Scratch();
  private final Rows batch = new Rows(Batches.SIZE);
  private long rowsScanned;
  private long rowsMatched;
  private int blocksRead;
  private int blocksPruned;

  /** Takes the rows of a block that pass. */
  interface Sink {
    /** Turns to a block. */
    void begin(Block block);

    /** Takes some rows of that block, at least one. */
    void accept(Block block, Rows rows);

    /** Turns away from the block; no rows of it come any more. */
    default void end() {}
  }

  Scan(Filter<Input> filter, Cancellation cancellation) {
    this.filter = filter;
    this.cancellation = cancellation;
  }

  /** Reads a block; what is left of it is passed over once the query was told to give up. */
  void read(Block block, Sink sink) {
    if (cancellation.isCancelled()) {
      return;
    }
    BlockFilter bound = FilterBinding.bind(filter, block, scratch);
    if (bound instanceof BlockFilter.None) {
      blocksPruned++;
      return;
    }
    blocksRead++;
    sink.begin(block);
    Optional<ImmutableRoaringBitmap> candidates = bound.bitmap();
    if (candidates.isPresent()) {
      BlockFilter rest = bound.rest();
      Batches.of(candidates.get(), batch, rows -> pass(rest, block, rows, sink));
    } else {
      Batches.all(block, batch, rows -> pass(bound, block, rows, sink));
    }
    sink.end();
  }

  private void pass(BlockFilter bound, Block block, Rows rows, Sink sink) {
    if (cancellation.isCancelled()) {
      return;
    }
    rowsScanned += rows.count();
    bound.select(rows, scratch.marks);
    if (rows.count() > 0) {
      rowsMatched += rows.count();
      sink.accept(block, rows);
    }
  }

  long rowsScanned() {
    return rowsScanned;
  }

  long rowsMatched() {
    return rowsMatched;
  }

  int blocksRead() {
    return blocksRead;
  }

  int blocksPruned() {
    return blocksPruned;
  }
}
