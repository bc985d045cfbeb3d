package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Input;
import io.weir.storage.block.Block;
import java.util.List;

/** Tells how many rows a filter can leave, before any row is looked at. */
public final class Candidates {
  private Candidates() {}

  /** The most rows of some blocks that can pass, by zone maps, dictionaries and bitmaps. */
  public static long count(Filter<Input> filter, List<Block> blocks) {
    Scratch scratch = new Scratch();
    return blocks.stream().mapToLong(block -> count(filter, block, scratch)).sum();
  }

  private static long count(Filter<Input> filter, Block block, Scratch scratch) {
    BlockFilter bound = FilterBinding.bind(filter, block, scratch);
    if (bound instanceof BlockFilter.None) {
      return 0;
    }
    return bound.bitmap().map(bitmap -> bitmap.getLongCardinality()).orElse((long) block.rows());
  }
}
