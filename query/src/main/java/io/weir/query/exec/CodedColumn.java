package io.weir.query.exec;

import io.weir.query.plan.Input;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * What an expression makes of a column with a dictionary: the rows keep their codes, and each code
 * gets the value that the expression has for it, when it is first asked for. One code more stands
 * for the rows where the column is absent. Belongs to one thread.
 */
final class CodedColumn implements Column, Dictionary {
  private final Input.Computed computed;
  private final Input input;
  private final Column column;
  private final Dictionary dictionary;
  private final int rows;
  private final Object[] values;
  private final boolean[] known;
  private final int[] codes = new int[Batches.SIZE];
  private final boolean[] present = new boolean[Batches.SIZE];

  CodedColumn(Input.Computed computed, Input input, Column column, int rows) {
    this.computed = computed;
    this.input = input;
    this.column = column;
    this.rows = rows;
    this.dictionary = column.dictionary().orElseThrow();
    this.values = new Object[dictionary.size() + 1];
    this.known = new boolean[values.length];
  }

  @Override
  public boolean hasAbsent() {
    return true;
  }

  @Override
  public void present(Rows rows, boolean[] out) {
    codes(rows, codes);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = valueOf(codes[i]) != null;
    }
  }

  @Override
  public void presence(long[] out) {
    ComputedRows.presence(this, rows, out);
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
    return Optional.of(this);
  }

  @Override
  public void codes(Rows rows, int[] out) {
    column.codes(rows, out);
    if (!column.hasAbsent()) {
      return;
    }
    column.present(rows, present);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = present[i] ? out[i] : dictionary.size();
    }
  }

  @Override
  public void longs(Rows rows, long[] out) {
    codes(rows, codes);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = value(codes[i]);
    }
  }

  @Override
  public void addresses(Rows rows, long[] highs, long[] lows) {
    codes(rows, codes);
    for (int i = 0; i < rows.count(); i++) {
      highs[i] = high(codes[i]);
      lows[i] = value(codes[i]);
    }
  }

  @Override
  public Optional<ImmutableRoaringBitmap> rowsOf(int code) {
    return code < dictionary.size() ? column.rowsOf(code) : Optional.empty();
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean sorted() {
    return false;
  }

  @Override
  public long value(int code) {
    return Cells.word(valueOf(code));
  }

  @Override
  public long high(int code) {
    return valueOf(code) instanceof Address address ? address.high() : 0;
  }

  @Override
  public String text(int code) {
    return valueOf(code) instanceof String text ? text : "";
  }

  private Object valueOf(int code) {
    if (!known[code]) {
      Object cell = code == dictionary.size() ? null : Cells.ofCode(input.type(), dictionary, code);
      values[code] =
          new Evaluation<Input>(asked -> asked.equals(input) ? cell : null).value(computed.term());
      known[code] = true;
    }
    return values[code];
  }
}
