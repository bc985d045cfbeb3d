package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a query's aggregates in one block after the other, batch by batch. Belongs to
 * one thread.
 */
final class ArgumentColumns {
  private final List<ArgumentColumn> columns = new ArrayList<>();
  private final ArgumentWords words;

  ArgumentColumns(Arguments arguments, Scratch scratch) {
    for (int place = 0; place < arguments.count(); place++) {
      columns.add(arguments.column(place, scratch));
    }
    this.words = ArgumentWords.ofBatch(arguments.count());
  }

  ArgumentColumn get(int place) {
    return columns.get(place);
  }

  /** Turns to a block. */
  void begin(Block block) {
    for (int place = 0; place < columns.size(); place++) {
      columns.get(place).begin(block, words.present()[place]);
      words.isPartial()[place] = columns.get(place).isPartial();
    }
  }

  /** The arguments of some rows of the block; they hold until the next call. */
  ArgumentWords read(Rows rows) {
    for (int place = 0; place < columns.size(); place++) {
      columns.get(place).read(rows, words.values()[place], words.present()[place]);
    }
    return words;
  }
}
