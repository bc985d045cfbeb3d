package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;

/** An input of a batch of rows as cells, for expressions that go row by row. */
final class InputCells {
  private final ValueType type;
  private final BlockInput input;
  private final Scratch scratch = new Scratch();
  private final boolean[] present = new boolean[Batches.SIZE];
  private final long[] lows = new long[Batches.SIZE];
  private final long[] highs;
  private final int[] codes;
  private final String[] texts;

  InputCells(ValueType type, BlockInput input) {
    this.type = type;
    this.input = input;
    this.highs = new long[type == ValueType.ADDRESS ? Batches.SIZE : 0];
    this.codes = new int[type == ValueType.TEXT ? Batches.SIZE : 0];
    this.texts = new String[type == ValueType.TEXT ? dictionary().size() : 0];
  }

  /** Turns to some rows. */
  void read(Rows rows) {
    input.present(rows, present, scratch);
    switch (type) {
      case TEXT -> column().codes(rows, codes);
      case ADDRESS -> column().addresses(rows, highs, lows);
      case TIME, INTEGER, NUMBER, BOOLEAN, MAC -> input.longs(rows, lows, scratch);
    }
  }

  /** The cell at a place among the rows; null where it is absent. */
  Object at(int place) {
    if (!present[place]) {
      return null;
    }
    return switch (type) {
      case TEXT -> text(codes[place]);
      case ADDRESS -> new Address(highs[place], lows[place]);
      case TIME, INTEGER, NUMBER, BOOLEAN, MAC -> Cells.ofWord(type, lows[place]);
    };
  }

  private String text(int code) {
    if (texts[code] == null) {
      texts[code] = dictionary().text(code);
    }
    return texts[code];
  }

  private Column column() {
    return input.stored().orElseThrow();
  }

  private Dictionary dictionary() {
    return column().dictionary().orElseThrow();
  }
}
