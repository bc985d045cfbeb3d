package io.weir.query.exec;

import io.weir.query.plan.Input;
import io.weir.storage.block.Block;
import io.weir.storage.block.ChosenColumn;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An input in one block: the column of a stored field or of a choice, or the columns whose product
 * a derived one is. Belongs to one thread.
 */
final class BlockInput {
  /** The most entries of a dictionary that is unpacked, once a block, to look values up. */
  private static final int MOST_UNPACKED = 4096;

  private static final long[] NOT_UNPACKED = {};

  private final List<Column> columns;
  private final List<long[]> unpacked; // the values of each column's dictionary
  private final boolean mayOverflow;

  private BlockInput(List<Column> columns) {
    this.columns = columns;
    this.unpacked = new ArrayList<>();
    columns.forEach(_ -> unpacked.add(NOT_UNPACKED));
    this.mayOverflow = mayOverflow(columns);
  }

  /** The input in a block; empty if it is absent in every row. */
  static Optional<BlockInput> of(Input input, Block block) {
    return switch (input) {
      case Input.OfField(Field field) -> of(field, block);
      case Input.Computed computed ->
          Optional.of(new BlockInput(List.of(ComputedColumns.of(computed, block))));
    };
  }

  private static Optional<BlockInput> of(Field field, Block block) {
    if (field.choice().isPresent()) {
      return ChosenColumn.of(field.choice().get(), block)
          .map(column -> new BlockInput(List.of(column)));
    }
    List<Field> stored = field.isDerived() ? field.factors() : List.of(field);
    List<Column> columns = new ArrayList<>(stored.size());
    for (Field part : stored) {
      Optional<Column> column = block.column(part);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    return Optional.of(new BlockInput(columns));
  }

  /** The column, if the input is not a product. */
  Optional<Column> stored() {
    return columns.size() == 1 ? Optional.of(columns.getFirst()) : Optional.empty();
  }

  boolean hasAbsent() {
    for (Column column : columns) {
      if (column.hasAbsent()) {
        return true;
      }
    }
    return false;
  }

  /** Writes whether each row has a value. */
  void present(Rows rows, boolean[] out, Scratch scratch) {
    columns.getFirst().present(rows, out);
    for (int i = 1; i < columns.size(); i++) {
      columns.get(i).present(rows, scratch.present);
      for (int place = 0; place < rows.count(); place++) {
        out[place] &= scratch.present[place];
      }
    }
  }

  /**
   * Writes whether each row of the block has a value: row {@code r} is bit {@code r % 64} of word
   * {@code r / 64}. Only where {@link #hasAbsent()}.
   */
  void presence(long[] out) {
    Arrays.fill(out, -1);
    long[] words = new long[out.length];
    for (Column column : columns) {
      if (column.hasAbsent()) {
        column.presence(words);
        for (int i = 0; i < out.length; i++) {
          out[i] &= words[i];
        }
      }
    }
  }

  /**
   * Writes each row's whole number, or the raw bits of its number. A product of two unsigned
   * numbers of 32 bits that does not fit is taken as the greatest that does.
   */
  void longs(Rows rows, long[] out, Scratch scratch) {
    read(0, rows, out, scratch);
    for (int i = 1; i < columns.size(); i++) {
      multiply(i, rows, out, scratch);
    }
  }

  /** As {@link #longs} has it, the product of two unsigned numbers of 32 bits. */
  static long product(long left, long right) {
    return fitting(left * right);
  }

  private void read(int factor, Rows rows, long[] out, Scratch scratch) {
    long[] values = unpacked(factor, rows);
    if (values.length == 0) {
      columns.get(factor).longs(rows, out);
      return;
    }
    int[] codes = scratch.codes;
    columns.get(factor).codes(rows, codes);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = values[codes[i]];
    }
  }

  private void multiply(int factor, Rows rows, long[] out, Scratch scratch) {
    int count = rows.count();
    long[] values = unpacked(factor, rows);
    if (values.length > 0) {
      int[] codes = scratch.codes;
      columns.get(factor).codes(rows, codes);
      for (int i = 0; i < count; i++) {
        out[i] *= values[codes[i]];
      }
    } else {
      long[] factors = scratch.lows;
      columns.get(factor).longs(rows, factors);
      for (int i = 0; i < count; i++) {
        out[i] *= factors[i];
      }
    }
    if (mayOverflow) {
      for (int i = 0; i < count; i++) {
        out[i] = fitting(out[i]);
      }
    }
  }

  private static long fitting(long product) {
    return product < 0 ? Long.MAX_VALUE : product;
  }

  /** The values of a column's dictionary, if it is small beside the rows that are read. */
  private long[] unpacked(int factor, Rows rows) {
    long[] before = unpacked.get(factor);
    if (before.length > 0) {
      return before;
    }
    Optional<Dictionary> dictionary = columns.get(factor).dictionary();
    if (dictionary.isEmpty() || dictionary.get().size() > Math.min(MOST_UNPACKED, rows.count())) {
      return NOT_UNPACKED;
    }
    long[] values = new long[dictionary.get().size()];
    for (int code = 0; code < values.length; code++) {
      values[code] = dictionary.get().value(code);
    }
    unpacked.set(factor, values);
    return values;
  }

  private static boolean mayOverflow(List<Column> columns) {
    long most = 1;
    for (int i = 0; columns.size() > 1 && i < columns.size(); i++) {
      long max = columns.get(i).max();
      if (Math.multiplyHigh(most, max) != 0 || most * max < 0) {
        return true;
      }
      most *= max;
    }
    return false;
  }
}
