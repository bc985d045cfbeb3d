package io.weir.jmh;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Field;

/** What the fields of a block add up to: by this benchmarks check what they have written. */
final class BlockSums {
  private BlockSums() {}

  /** The sum of a field that is present in every row. */
  static long of(Block block, Field field) {
    Rows rows = new Rows(block.rows());
    rows.range(0, block.rows());
    long[] values = new long[block.rows()];
    block.column(field).orElseThrow().longs(rows, values);
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }
}
