package io.weir.query.explain;

import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.schema.Field;
import java.util.Optional;
import java.util.Set;

/** A block that notes which of its columns are read. */
record WatchedBlock(Block block, Set<Field> read) implements Block {
  @Override
  public long sequence() {
    return block.sequence();
  }

  @Override
  public boolean isSealed() {
    return block.isSealed();
  }

  @Override
  public int rows() {
    return block.rows();
  }

  @Override
  public long minTimeMillis() {
    return block.minTimeMillis();
  }

  @Override
  public long maxTimeMillis() {
    return block.maxTimeMillis();
  }

  @Override
  public Optional<Column> column(Field field) {
    read.add(field);
    return block.column(field);
  }
}
