package io.weir.storage.open;

import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.schema.Field;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** The first rows of an open block, as many as were published when the view was taken. */
final class OpenView implements Block {
  private final OpenFile file;
  private final long sequence;
  private final int rows;
  private final long minTimeMillis;
  private final long maxTimeMillis;
  private final Dictionary texts;
  private final long[] someRowHas;
  private final long[] everyRowHas;

  OpenView(OpenFile file, long sequence, int rows) {
    this.file = file;
    this.sequence = sequence;
    this.rows = rows;
    this.minTimeMillis = OpenHeader.MIN_TIME.get(file.memory());
    this.maxTimeMillis = OpenHeader.MAX_TIME.get(file.memory());
    this.texts = new Texts(file.heap(), (int) OpenHeader.TEXTS.get(file.memory()));
    this.someRowHas = fields(OpenHeader.SOME_ROW_HAS);
    this.everyRowHas = fields(OpenHeader.EVERY_ROW_HAS);
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public boolean isSealed() {
    return false;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public long minTimeMillis() {
    return minTimeMillis;
  }

  @Override
  public long maxTimeMillis() {
    return maxTimeMillis;
  }

  @Override
  public Optional<Column> column(Field field) {
    OptionalInt found = file.layout().place(field.name(), field.type());
    if (found.isEmpty() || !holds(someRowHas, found.getAsInt())) {
      return Optional.empty();
    }
    int place = found.getAsInt();
    boolean hasAbsent = !holds(everyRowHas, place);
    return Optional.of(new OpenColumn(file, place, field.type(), hasAbsent, this));
  }

  /**
   * A set of fields from the header. It may already be that of rows behind the view's: then some
   * column is there that need not be, and some is said to have absent rows that has none.
   */
  private long[] fields(long at) {
    return file.memory()
        .asSlice(at, (long) file.layout().presenceWords() * Long.BYTES)
        .toArray(ValueLayout.JAVA_LONG_UNALIGNED);
  }

  private static boolean holds(long[] fields, int place) {
    return (fields[place >>> 6] >>> place & 1) != 0;
  }

  Dictionary texts() {
    return texts;
  }

  /** The text heap as a dictionary, in order of first appearance. */
  private record Texts(MemorySegment heap, int size) implements Dictionary {
    @Override
    public boolean sorted() {
      return false;
    }

    @Override
    public long value(int code) {
      throw new UnsupportedOperationException("an open block has a dictionary for text only");
    }

    @Override
    public long high(int code) {
      throw new UnsupportedOperationException("an open block has a dictionary for text only");
    }

    @Override
    public String text(int code) {
      return new String(TextHeap.bytes(heap, code), StandardCharsets.UTF_8);
    }

    @Override
    public boolean holds(int code, byte[] utf8) {
      return TextHeap.holds(heap, code, utf8, 0, utf8.length);
    }
  }
}
