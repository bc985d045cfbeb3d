package io.weir.query.exec;

import io.weir.query.plan.Input;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * An input in one block: the column of a stored field, or the columns whose product a derived one
 * is.
 */
final class BlockInput {
  private final List<Column> columns;
  private final long[] factor = new long[Batches.SIZE];
  private final boolean[] present = new boolean[Batches.SIZE];

  private BlockInput(List<Column> columns) {
    this.columns = columns;
  }

  /** The input in a block; empty if it is absent in every row. */
  static Optional<BlockInput> of(Input input, Block block) {
    Field field = input.field();
    List<Field> stored = field.isDerived() ? field.factors() : List.of(field);
    List<Column> columns = stored.stream().flatMap(part -> block.column(part).stream()).toList();
    return columns.size() == stored.size()
        ? Optional.of(new BlockInput(columns))
        : Optional.empty();
  }

  /** The column, if the input is a stored field. */
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

  void present(Rows rows, boolean[] out) {
    columns.getFirst().present(rows, out);
    for (int i = 1; i < columns.size(); i++) {
      columns.get(i).present(rows, present);
      for (int place = 0; place < rows.count(); place++) {
        out[place] &= present[place];
      }
    }
  }

  /**
   * Writes each row's whole number, or the raw bits of its number. A product of two unsigned
   * numbers of 32 bits that does not fit is taken as the greatest that does.
   */
  void longs(Rows rows, long[] out) {
    columns.getFirst().longs(rows, out);
    for (int i = 1; i < columns.size(); i++) {
      columns.get(i).longs(rows, factor);
      for (int place = 0; place < rows.count(); place++) {
        long product = out[place] * factor[place];
        out[place] = product < 0 ? Long.MAX_VALUE : product;
      }
    }
  }
}
