package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that tell the groups of rows apart, in one block after the other. Belongs to one
 * thread.
 */
final class GroupWords {
  private final GroupKeys keys;
  private final List<KeyColumn> columns = new ArrayList<>();
  private final long[] codes = new long[Batches.SIZE];
  private final long[][] words;

  GroupWords(GroupKeys keys, Scratch scratch) {
    this.keys = keys;
    this.words = new long[keys.words()][Batches.SIZE];
    for (int key = 0; key < keys.size(); key++) {
      columns.add(new KeyColumn(keys.key(key).input(), keys.codes(key), scratch));
    }
  }

  /** The keys' columns, in the order of the keys. */
  List<KeyColumn> columns() {
    return columns;
  }

  /** Turns to a block. */
  void begin(Block block) {
    columns.forEach(column -> column.begin(block));
  }

  /** The words of each row's group, by word and place; they hold until the next call. */
  long[][] of(Rows rows) {
    for (int key = 0; key < columns.size(); key++) {
      long[] word = words[keys.word(key)];
      int shift = keys.shift(key);
      if (shift == 0) {
        columns.get(key).codes(rows, word);
        continue;
      }
      columns.get(key).codes(rows, codes);
      for (int i = 0; i < rows.count(); i++) {
        word[i] |= codes[i] << shift;
      }
    }
    return words;
  }
}
