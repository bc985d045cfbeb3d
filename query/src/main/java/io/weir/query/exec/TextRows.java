package io.weir.query.exec;

import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Computed texts of a block, with a dictionary, as every column of text has one: so all rows are
 * computed as soon as one is asked for. Belongs to one thread.
 */
final class TextRows implements Column, Dictionary {
  private final ComputedRows rows;
  private final List<String> texts = new ArrayList<>();
  private int[] codes = new int[0];

  TextRows(ComputedRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean hasAbsent() {
    return true;
  }

  @Override
  public void present(Rows batch, boolean[] out) {
    rows.present(batch, out);
  }

  @Override
  public void presence(long[] out) {
    rows.presence(out);
  }

  @Override
  public long min() {
    return rows.min();
  }

  @Override
  public long max() {
    return rows.max();
  }

  @Override
  public Optional<Dictionary> dictionary() {
    if (codes.length == 0) {
      number();
    }
    return Optional.of(this);
  }

  @Override
  public void codes(Rows batch, int[] out) {
    for (int i = 0; i < batch.count(); i++) {
      out[i] = codes[batch.row(i)];
    }
  }

  @Override
  public void longs(Rows batch, long[] out) {
    throw new IllegalStateException("a text is no number");
  }

  @Override
  public void addresses(Rows batch, long[] highs, long[] lows) {
    throw new IllegalStateException("a text is no address");
  }

  @Override
  public Optional<ImmutableRoaringBitmap> rowsOf(int code) {
    return Optional.empty();
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public boolean sorted() {
    return false;
  }

  @Override
  public long value(int code) {
    throw new IllegalStateException("a text is no number");
  }

  @Override
  public long high(int code) {
    throw new IllegalStateException("a text is no address");
  }

  @Override
  public String text(int code) {
    return texts.get(code);
  }

  private void number() {
    codes = new int[rows.rows()];
    Map<Object, Integer> numbers = new HashMap<>();
    Rows batch = new Rows(Batches.SIZE);
    for (int first = 0; first < codes.length; first += Batches.SIZE) {
      batch.range(first, Math.min(Batches.SIZE, codes.length - first));
      rows.compute(batch);
      for (int row = first; row < first + batch.count(); row++) {
        Object value = rows.value(row);
        if (value != null) {
          codes[row] = numbers.computeIfAbsent(value, this::add);
        }
      }
    }
  }

  private int add(Object text) {
    texts.add((String) text);
    return texts.size() - 1;
  }
}
