package io.weir.query.exec;

import io.weir.query.plan.Input;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * What an expression makes of several columns, or of one without a dictionary: row by row, each row
 * once, when it is first asked for. Has no codes. Belongs to one thread.
 */
final class ComputedRows implements Column {
  private final Input.Computed computed;
  private final Map<Input, InputCells> inputs = new HashMap<>();
  private final Object[] values;
  private final boolean[] known;
  private int place;

  ComputedRows(Input.Computed computed, Map<Input, BlockInput> inputs, int rows) {
    this.computed = computed;
    inputs.forEach((field, input) -> this.inputs.put(field, new InputCells(field.type(), input)));
    this.values = new Object[rows];
    this.known = new boolean[rows];
  }

  /** How many rows the block has. */
  int rows() {
    return values.length;
  }

  /** The value of a row that has been {@linkplain #compute computed}; null where it is absent. */
  Object value(int row) {
    return values[row];
  }

  /** Computes the values of some rows. */
  void compute(Rows rows) {
    if (isComputed(rows)) {
      return;
    }
    inputs.values().forEach(cells -> cells.read(rows));
    Evaluation<Input> evaluation =
        new Evaluation<>(
            field -> {
              InputCells cells = inputs.get(field);
              return cells == null ? null : cells.at(place);
            });
    for (place = 0; place < rows.count(); place++) {
      int row = rows.row(place);
      values[row] = evaluation.value(computed.term());
      known[row] = true;
    }
  }

  @Override
  public boolean hasAbsent() {
    return true;
  }

  @Override
  public void present(Rows rows, boolean[] out) {
    compute(rows);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = values[rows.row(i)] != null;
    }
  }

  @Override
  public void presence(long[] out) {
    presence(this, values.length, out);
  }

  @Override
  public long min() {
    return Long.MIN_VALUE;
  }

  @Override
  public long max() {
    return Long.MAX_VALUE;
  }

  @Override
  public Optional<Dictionary> dictionary() {
    return Optional.empty();
  }

  @Override
  public void codes(Rows rows, int[] out) {
    throw new IllegalStateException("computed rows have no codes");
  }

  @Override
  public void longs(Rows rows, long[] out) {
    compute(rows);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = Cells.word(values[rows.row(i)]);
    }
  }

  @Override
  public void addresses(Rows rows, long[] highs, long[] lows) {
    compute(rows);
    for (int i = 0; i < rows.count(); i++) {
      Object value = values[rows.row(i)];
      highs[i] = value instanceof Address address ? address.high() : 0;
      lows[i] = Cells.word(value);
    }
  }

  @Override
  public Optional<ImmutableRoaringBitmap> rowsOf(int code) {
    return Optional.empty();
  }

  /** Writes which rows of a block have a value in a column, as {@link Column#presence} does. */
  static void presence(Column column, int rows, long[] out) {
    Rows batch = new Rows(Batches.SIZE);
    boolean[] present = new boolean[Batches.SIZE];
    Arrays.fill(out, 0, (rows + 63) / 64, 0);
    for (int first = 0; first < rows; first += Batches.SIZE) {
      batch.range(first, Math.min(Batches.SIZE, rows - first));
      column.present(batch, present);
      for (int i = 0; i < batch.count(); i++) {
        out[(first + i) / 64] |= present[i] ? 1L << (first + i) : 0;
      }
    }
  }

  private boolean isComputed(Rows rows) {
    for (int i = 0; i < rows.count(); i++) {
      if (!known[rows.row(i)]) {
        return false;
      }
    }
    return true;
  }
}
