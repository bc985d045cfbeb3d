package io.weir.collector.health.measure;

import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One field of a block, batch by batch. What the block does not have is absent in every row. */
final class Columns {
  /** Rows of a batch. */
  static final int BATCH = 2048;

  private static final int NONE = -1;
  private static final int NO_CODE = -2;

  private final Column column; // null if the block has none
  private final boolean text;
  private final boolean[] present = new boolean[BATCH];
  private final long[] values; // of what is no text
  private final int[] codes; // of texts

  private Columns(Column column, Field field) {
    this.column = column;
    this.text = field.type() == FieldType.TEXT;
    this.values = text ? null : new long[BATCH];
    this.codes = text ? new int[BATCH] : null;
    if (column == null && text) {
      Arrays.fill(codes, NONE);
    } else if (column != null) {
      Arrays.fill(present, true);
    }
  }

  static Columns of(Block block, Field field) {
    return new Columns(block.column(field).orElse(null), field);
  }

  /** Reads a batch. */
  void read(Rows rows) {
    if (column == null) {
      return;
    }
    if (text) {
      column.codes(rows, codes);
    } else {
      column.longs(rows, values);
    }
    if (column.hasAbsent()) {
      column.present(rows, present);
      if (text) {
        markAbsent(rows.count());
      }
    }
  }

  private void markAbsent(int count) {
    for (int place = 0; place < count; place++) {
      codes[place] = present[place] ? codes[place] : NONE;
    }
  }

  /** Whether every row of the block has the same text, or none. */
  boolean isConstant() {
    return column == null || texts() == 1 && !column.hasAbsent();
  }

  /** Its whole number, or what stands for an absent one. */
  long value(int place, long absent) {
    return present[place] ? values[place] : absent;
  }

  /** The code of its text within the block; −1 where it is absent. */
  int code(int place) {
    return codes[place];
  }

  /** The code of a text; one that no row has where the block does not have the text. */
  int codeOf(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (int code = 0; code < texts(); code++) {
      if (column.dictionary().orElseThrow().holds(code, utf8)) {
        return code;
      }
    }
    return NO_CODE;
  }

  private int texts() {
    return column == null ? 0 : column.dictionary().orElseThrow().size();
  }

  /** The text of a code; empty for −1. */
  String text(int code) {
    return code < 0 ? "" : column.dictionary().orElseThrow().text(code);
  }
}
