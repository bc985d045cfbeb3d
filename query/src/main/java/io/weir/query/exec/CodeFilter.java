package io.weir.query.exec;

import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import java.util.Arrays;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Decided for each code of a dictionary in advance. Belongs to one thread. */
final class CodeFilter extends BlockFilter {
  private final Column column;
  private final Presence presence;
  private final CodeSet passing;
  private final Optional<ImmutableRoaringBitmap> bitmap;
  private final Scratch scratch;

  CodeFilter(
      Column column,
      Presence presence,
      CodeSet passing,
      Optional<ImmutableRoaringBitmap> bitmap,
      Scratch scratch) {
    this.column = column;
    this.presence = presence;
    this.passing = passing;
    this.bitmap = bitmap;
    this.scratch = scratch;
  }

  @Override
  void mark(Rows rows, long[] marks) {
    if (!rows.dense()) {
      markEach(rows, marks);
    } else if (passing.isRange()) {
      column.codesBetween(rows, passing.first(), passing.last(), marks);
    } else {
      column.codesIn(rows, passing.bits(), marks);
    }
    presence.keep(rows, marks);
  }

  /** What the code of a row without a value is, nobody knows. */
  private void markEach(Rows rows, long[] marks) {
    int[] codes = scratch.codes;
    column.codes(rows, codes);
    long[] bits = passing.bits();
    Arrays.fill(marks, 0, words(rows), 0);
    for (int i = 0; i < rows.count(); i++) {
      int word = codes[i] >>> 6;
      marks[i >>> 6] |= (word < bits.length ? bits[word] >>> codes[i] & 1 : 0) << i;
    }
  }

  @Override
  Optional<ImmutableRoaringBitmap> bitmap() {
    return bitmap;
  }

  @Override
  BlockFilter rest() {
    return bitmap.isPresent() ? new BlockFilter.Every() : this;
  }
}
