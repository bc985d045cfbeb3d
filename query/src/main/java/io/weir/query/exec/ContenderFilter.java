package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.Arrays;

/** Passes the rows whose groups are contenders. Belongs to one thread. */
final class ContenderFilter extends BlockFilter {
  private final Contenders contenders;
  private final GroupWords words;
  private final int width;

  ContenderFilter(Contenders contenders, GroupKeys keys, Scratch scratch) {
    this.contenders = contenders;
    this.words = new GroupWords(keys, scratch);
    this.width = keys.words();
  }

  /** Turns to a block. */
  void begin(Block block) {
    words.begin(block);
  }

  @Override
  void mark(Rows rows, long[] marks) {
    long[][] groups = words.of(rows);
    Arrays.fill(marks, 0, words(rows), 0);
    for (int i = 0; i < rows.count(); i++) {
      boolean passes = contenders.admits(GroupTable.hash(groups, width, i));
      marks[i >>> 6] |= (passes ? 1L : 0) << i;
    }
  }
}
