package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;

/** Which rows of a block have a value; looked up when it is first asked for. */
final class Presence {
  private final BlockInput input;
  private final boolean hasAbsent;
  private long[] words = new long[0];

  Presence(BlockInput input) {
    this.input = input;
    this.hasAbsent = input.hasAbsent();
  }

  /** Takes the marks from those rows that have no value, a bit for each place of the rows. */
  void keep(Rows rows, long[] marks) {
    if (!hasAbsent) {
      return;
    }
    read();
    if (rows.dense() && (rows.first() & Long.SIZE - 1) == 0) {
      int first = rows.first() >>> 6;
      for (int i = 0; i < (rows.count() + Long.SIZE - 1) / Long.SIZE; i++) {
        marks[i] &= words[first + i];
      }
      return;
    }
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      marks[i >>> 6] &= ~((~words[row >>> 6] >>> row & 1) << i);
    }
  }

  /** Writes whether each of the rows has a value. */
  void write(Rows rows, boolean[] out) {
    read();
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      out[i] = (words[row >>> 6] >>> row & 1) != 0;
    }
  }

  private void read() {
    if (words.length == 0) {
      words = new long[Block.MAX_ROWS / Long.SIZE];
      input.presence(words);
    }
  }
}
