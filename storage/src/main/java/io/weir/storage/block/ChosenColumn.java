package io.weir.storage.block;

import io.weir.storage.schema.Choice;
import io.weir.storage.schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * The values of a field that chooses, row by row, one of several columns of its block by the text
 * in another. Has no dictionary and no bitmaps of its own.
 */
public final class ChosenColumn implements Column {
  private static final int NONE = -1;

  private final Column selector;
  private final int[] columnOfCode;
  private final List<Column> columns;
  private final int blockRows;

  private ChosenColumn(Column selector, int[] columnOfCode, List<Column> columns, int blockRows) {
    this.selector = selector;
    this.columnOfCode = columnOfCode;
    this.columns = columns;
    this.blockRows = blockRows;
  }

  /** The column of a choice in a block; empty if it is absent in every row. */
  public static Optional<Column> of(Choice choice, Block block) {
    Optional<Column> selector = block.column(choice.selector());
    if (selector.isEmpty()) {
      return Optional.empty();
    }
    Dictionary texts = selector.get().dictionary().orElseThrow();
    int[] columnOfCode = new int[texts.size()];
    Arrays.fill(columnOfCode, NONE);
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, Field> chosen : choice.fields().entrySet()) {
      Optional<Column> column = block.column(chosen.getValue());
      if (column.isPresent()) {
        columns.add(column.get());
        for (int code = 0; code < columnOfCode.length; code++) {
          if (texts.text(code).equals(chosen.getKey())) {
            columnOfCode[code] = columns.size() - 1;
          }
        }
      }
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new ChosenColumn(selector.get(), columnOfCode, columns, block.rows()));
  }

  /** Some row may be one that no column is chosen for. */
  @Override
  public boolean hasAbsent() {
    return true;
  }

  @Override
  public void present(Rows rows, boolean[] out) {
    boolean[] inColumn = new boolean[rows.count()];
    int[] chosen = chosen(rows);
    Arrays.fill(out, 0, rows.count(), false);
    for (int column = 0; column < columns.size(); column++) {
      columns.get(column).present(rows, inColumn);
      for (int i = 0; i < chosen.length; i++) {
        out[i] |= chosen[i] == column && inColumn[i];
      }
    }
  }

  @Override
  public void presence(long[] out) {
    Rows rows = new Rows(0);
    rows.range(0, blockRows);
    boolean[] present = new boolean[blockRows];
    present(rows, present);
    Arrays.fill(out, 0);
    for (int row = 0; row < blockRows; row++) {
      if (present[row]) {
        out[row >>> 6] |= 1L << row;
      }
    }
  }

  @Override
  public long min() {
    return columns.stream().mapToLong(Column::min).min().orElseThrow();
  }

  @Override
  public long max() {
    return columns.stream().mapToLong(Column::max).max().orElseThrow();
  }

  @Override
  public Optional<Dictionary> dictionary() {
    return Optional.empty();
  }

  @Override
  public void codes(Rows rows, int[] out) {
    throw new IllegalStateException("there is no dictionary");
  }

  @Override
  public void longs(Rows rows, long[] out) {
    long[] inColumn = new long[rows.count()];
    int[] chosen = chosen(rows);
    for (int column = 0; column < columns.size(); column++) {
      columns.get(column).longs(rows, inColumn);
      for (int i = 0; i < chosen.length; i++) {
        out[i] = chosen[i] == column ? inColumn[i] : out[i];
      }
    }
  }

  @Override
  public void addresses(Rows rows, long[] highs, long[] lows) {
    long[] highsInColumn = new long[rows.count()];
    long[] lowsInColumn = new long[rows.count()];
    int[] chosen = chosen(rows);
    for (int column = 0; column < columns.size(); column++) {
      columns.get(column).addresses(rows, highsInColumn, lowsInColumn);
      for (int i = 0; i < chosen.length; i++) {
        if (chosen[i] == column) {
          highs[i] = highsInColumn[i];
          lows[i] = lowsInColumn[i];
        }
      }
    }
  }

  @Override
  public Optional<ImmutableRoaringBitmap> rowsOf(int code) {
    return Optional.empty();
  }

  /** The column that each row's value is in. */
  private int[] chosen(Rows rows) {
    int[] chosen = new int[rows.count()];
    boolean[] present = new boolean[rows.count()];
    selector.codes(rows, chosen);
    selector.present(rows, present);
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = present[i] ? columnOfCode[chosen[i]] : NONE;
    }
    return chosen;
  }
}
