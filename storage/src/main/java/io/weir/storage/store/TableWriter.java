package io.weir.storage.store;

import io.weir.storage.block.Block;
import io.weir.storage.count.Counts;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.schema.Row;
import java.util.Optional;

/** Fills one open block after another. */
final class TableWriter implements RowWriter {
  /** With so many rows in a block, the next is made ready. */
  private static final int ROWS_TO_PREPARE = Block.MAX_ROWS / 2;

  private final TableStore table;
  private final Counts<StoreCounter> counters;
  private OpenBlock block; // null while no file is spare
  private int unpublished;
  private boolean prepared; // the next block

  TableWriter(TableStore table, Counts<StoreCounter> counters, OpenBlock block) {
    this.table = table;
    this.counters = counters;
    this.block = block;
  }

  @Override
  public boolean append(Row row) {
    if (block == null || !block.append(row)) {
      if (fitsNoBlock()) {
        return false;
      }
      roll();
      if (block == null || !block.append(row)) {
        return false;
      }
    }
    unpublished++;
    return true;
  }

  @Override
  public void publish() {
    if (unpublished > 0) {
      block.publish();
      counters.add(StoreCounter.ROWS_APPENDED, unpublished);
      unpublished = 0;
      if (!prepared && block.rows() >= ROWS_TO_PREPARE) {
        table.prepare();
        prepared = true;
      }
    }
  }

  @Override
  public void close() {
    publish();
    if (block != null) {
      table.leave(block);
      block = null;
    }
    table.endWriter();
  }

  /** Whether an empty block has just refused a row, so that the next one would, too. */
  private boolean fitsNoBlock() {
    return block != null && unpublished == 0 && block.rows() == 0;
  }

  private void roll() {
    publish();
    Optional<OpenBlock> next = table.nextBlock();
    if (block != null) {
      table.full(block);
    }
    block = next.orElse(null);
    prepared = false;
  }
}
