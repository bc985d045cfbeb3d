package io.weir.storage.open;

import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.FieldType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** A column of an open file: plain values at a fixed width, presence in the rows' words. */
final class OpenColumn implements Column {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final OpenFile file;
  private final MemorySegment memory;
  private final int place;
  private final long offset;
  private final FieldType type;
  private final boolean hasAbsent;
  private final OpenView view;

  OpenColumn(OpenFile file, int place, FieldType type, boolean hasAbsent, OpenView view) {
    this.file = file;
    this.memory = file.memory();
    this.place = place;
    this.offset = file.layout().offset(place);
    this.type = type;
    this.hasAbsent = hasAbsent;
    this.view = view;
  }

  /** Whether a row has a value for the field at a place of the file's directory. */
  static boolean isPresent(OpenFile file, int place, int row) {
    long word = OpenLayout.presence(row, place >>> 6, file.layout().presenceWords());
    return (file.memory().get(LONG, word) >>> place & 1) != 0;
  }

  /** A row's code of a text. */
  static int code(OpenFile file, int place, int row) {
    return file.memory().get(INT, file.layout().offset(place) + 4L * row);
  }

  @Override
  public boolean hasAbsent() {
    return hasAbsent;
  }

  @Override
  public void present(Rows rows, boolean[] out) {
    for (int i = 0; i < rows.count(); i++) {
      out[i] = isPresent(file, place, rows.row(i));
    }
  }

  @Override
  public void presence(long[] out) {
    int words = file.layout().presenceWords();
    long at = OpenLayout.presence(0, place >>> 6, words);
    for (int row = 0; row < view.rows(); row += Long.SIZE) {
      int count = Math.min(Long.SIZE, view.rows() - row);
      long word = 0;
      for (int i = 0; i < count; i++, at += (long) words * Long.BYTES) {
        word |= (memory.get(LONG, at) >>> place & 1) << i;
      }
      out[row >>> 6] = word;
    }
  }

  @Override
  public long min() {
    return switch (type) {
      case TIME -> view.minTimeMillis();
      case UINT8, UINT16, UINT32, MAC -> 0;
      case INT64, NUMBER, ADDRESS, TEXT -> Long.MIN_VALUE;
    };
  }

  @Override
  public long max() {
    return switch (type) {
      case TIME -> view.maxTimeMillis();
      case UINT8 -> 0xff;
      case UINT16 -> 0xffff;
      case UINT32 -> 0xffff_ffffL;
      case INT64, MAC, NUMBER, ADDRESS, TEXT -> Long.MAX_VALUE;
    };
  }

  @Override
  public Optional<Dictionary> dictionary() {
    return type == FieldType.TEXT ? Optional.of(view.texts()) : Optional.empty();
  }

  @Override
  public void codes(Rows rows, int[] out) {
    for (int i = 0; i < rows.count(); i++) {
      out[i] = memory.get(INT, offset + 4L * rows.row(i));
    }
  }

  @Override
  public void longs(Rows rows, long[] out) {
    int count = rows.count();
    switch (type) {
      case UINT8 -> {
        for (int i = 0; i < count; i++) {
          out[i] = memory.get(BYTE, offset + rows.row(i)) & 0xff;
        }
      }
      case UINT16 -> {
        for (int i = 0; i < count; i++) {
          out[i] = memory.get(SHORT, offset + 2L * rows.row(i)) & 0xffff;
        }
      }
      case UINT32 -> {
        for (int i = 0; i < count; i++) {
          out[i] = memory.get(INT, offset + 4L * rows.row(i)) & 0xffff_ffffL;
        }
      }
      case TIME, INT64, NUMBER, MAC -> {
        for (int i = 0; i < count; i++) {
          out[i] = memory.get(LONG, offset + 8L * rows.row(i));
        }
      }
      case ADDRESS, TEXT -> throw new UnsupportedOperationException(type + " values are no longs");
    }
  }

  @Override
  public void addresses(Rows rows, long[] highs, long[] lows) {
    for (int i = 0; i < rows.count(); i++) {
      long at = offset + 16L * rows.row(i);
      highs[i] = memory.get(LONG, at);
      lows[i] = memory.get(LONG, at + 8);
    }
  }

  @Override
  public Optional<ImmutableRoaringBitmap> rowsOf(int code) {
    return Optional.empty();
  }
}
