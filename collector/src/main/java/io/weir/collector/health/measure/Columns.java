package io.weir.collector.health.measure;

import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Field;
import java.util.Arrays;

/** One field of a block, batch by batch. What the block does not have is absent in every row. */
final class Columns {
  /** Rows of a batch. */
  static final int BATCH = 2048;

  private final Column column; // null if the block has none
  private final boolean text;
  private final boolean[] present = new boolean[BATCH];
  private final long[] values = new long[BATCH];
  private final long[] highs;
  private final int[] codes;

  private Columns(Column column, Field field) {
    this.column = column;
    this.text = isText(field);
    this.highs = isAddress(field) ? new long[BATCH] : null;
    this.codes = text ? new int[BATCH] : null;
  }

  static Columns of(Block block, Field field) {
    return new Columns(block.column(field).orElse(null), field);
  }

  /** Reads a batch. */
  void read(Rows rows) {
    if (column == null) {
      return;
    }
    if (column.hasAbsent()) {
      column.present(rows, present);
    } else {
      Arrays.fill(present, true);
    }
    if (text) {
      column.codes(rows, codes);
    } else if (highs != null) {
      column.addresses(rows, highs, values);
    } else {
      column.longs(rows, values);
    }
  }

  /** Whether the row at a place of the batch has a value. */
  boolean has(int place) {
    return column != null && present[place];
  }

  /** Its whole number, the lower word of its address, or what stands for an absent one. */
  long value(int place, long absent) {
    return has(place) ? values[place] : absent;
  }

  /** The upper word of its address. */
  long high(int place) {
    return highs[place];
  }

  /** The code of its text within the block; −1 where it is absent. */
  int code(int place) {
    return has(place) ? codes[place] : -1;
  }

  /** How many texts the block has codes for. */
  int texts() {
    return column == null ? 0 : column.dictionary().orElseThrow().size();
  }

  /** The text of a code; empty for −1. */
  String text(int code) {
    return code < 0 ? "" : column.dictionary().orElseThrow().text(code);
  }

  private static boolean isText(Field field) {
    return switch (field.type()) {
      case TEXT -> true;
      case TIME, UINT8, UINT16, UINT32, INT64, NUMBER, MAC, ADDRESS -> false;
    };
  }

  private static boolean isAddress(Field field) {
    return switch (field.type()) {
      case ADDRESS -> true;
      case TIME, UINT8, UINT16, UINT32, INT64, NUMBER, MAC, TEXT -> false;
    };
  }
}
