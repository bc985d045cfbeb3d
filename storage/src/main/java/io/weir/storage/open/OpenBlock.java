package io.weir.storage.open;

import io.weir.storage.block.Block;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Row;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * The block that is being filled in an {@link OpenFile}. One thread appends and publishes; any
 * thread may take a view, and one may sync. What was published survives the process; what was
 * synced survives the machine.
 */
public final class OpenBlock {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final OpenFile file;
  private final MemorySegment memory;
  private final FieldType[] types;
  private final long[] offsets;
  private final int presenceWords;
  private final TextHeap heap;
  private final long sequence;
  private final int timeIndex;
  private int rows;
  private long minTimeMillis;
  private long maxTimeMillis;

  private OpenBlock(OpenFile file, int rows, int texts) {
    OpenLayout layout = file.layout();
    this.file = file;
    this.memory = file.memory();
    this.types = layout.places().stream().map(OpenLayout.Place::type).toArray(FieldType[]::new);
    this.offsets = new long[types.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = layout.offset(i);
    }
    this.presenceWords = layout.presenceWords();
    this.heap = new TextHeap(file.heap(), texts);
    this.sequence = OpenHeader.SEQUENCE.get(memory);
    this.timeIndex = file.table().time().index();
    this.rows = rows;
    this.minTimeMillis = OpenHeader.MIN_TIME.get(memory);
    this.maxTimeMillis = OpenHeader.MAX_TIME.get(memory);
  }

  /** Starts an empty block in a file that nobody reads any more. */
  public static OpenBlock start(OpenFile file, long sequence, BootId boot) {
    MemorySegment memory = file.memory();
    OpenHeader.PUBLISHED_ROWS.setRelease(memory, 0);
    OpenHeader.SYNCED_ROWS.set(memory, 0);
    OpenHeader.TEXTS.set(memory, 0);
    OpenHeader.MIN_TIME.set(memory, Long.MAX_VALUE);
    OpenHeader.MAX_TIME.set(memory, Long.MIN_VALUE);
    OpenHeader.BOOT_HIGH.set(memory, boot.high());
    OpenHeader.BOOT_LOW.set(memory, boot.low());
    OpenHeader.SEQUENCE.setRelease(memory, sequence);
    return new OpenBlock(file, 0, 0);
  }

  /**
   * Takes up the block that an earlier process left in a file: all that it published, or, where the
   * machine has been started anew since, all that it had synced.
   */
  public static OpenBlock resume(OpenFile file, BootId boot) {
    MemorySegment memory = file.memory();
    boolean sameBoot =
        OpenHeader.BOOT_HIGH.get(memory) == boot.high()
            && OpenHeader.BOOT_LOW.get(memory) == boot.low();
    OpenHeader kept = sameBoot ? OpenHeader.PUBLISHED_ROWS : OpenHeader.SYNCED_ROWS;
    int rows = Math.clamp(kept.get(memory), 0, Block.MAX_ROWS);
    int texts = sameBoot ? (int) OpenHeader.TEXTS.get(memory) : textsOf(file, rows);
    OpenHeader.TEXTS.set(memory, texts);
    OpenHeader.PUBLISHED_ROWS.setRelease(memory, rows);
    OpenHeader.BOOT_HIGH.set(memory, boot.high());
    OpenHeader.BOOT_LOW.set(memory, boot.low());
    return new OpenBlock(file, rows, texts);
  }

  /** The file that the block lies in. */
  public OpenFile file() {
    return file;
  }

  /** The block's number within its table. */
  public long sequence() {
    return sequence;
  }

  /** Rows published so far. */
  public int rows() {
    return (int) OpenHeader.PUBLISHED_ROWS.getAcquire(memory);
  }

  /**
   * Copies a row behind the last; it is visible after the next {@link #publish()}.
   *
   * @return false if the block is full: the row is not kept
   */
  public boolean append(Row row) {
    if (rows == Block.MAX_ROWS) {
      return false;
    }
    for (int word = 0; word < presenceWords; word++) {
      long present = row.present(word);
      memory.set(
          LONG, OpenLayout.PRESENCE + ((long) rows * presenceWords + word) * Long.BYTES, present);
      for (long left = present; left != 0; left &= left - 1) {
        if (!put((word << 6) + Long.numberOfTrailingZeros(left), row)) {
          return false;
        }
      }
    }
    long timeMillis = row.value(timeIndex);
    minTimeMillis = Math.min(minTimeMillis, timeMillis);
    maxTimeMillis = Math.max(maxTimeMillis, timeMillis);
    rows++;
    return true;
  }

  /** Makes every appended row visible to views taken from now on. */
  public void publish() {
    OpenHeader.MIN_TIME.set(memory, minTimeMillis);
    OpenHeader.MAX_TIME.set(memory, maxTimeMillis);
    OpenHeader.TEXTS.set(memory, heap.texts());
    OpenHeader.PUBLISHED_ROWS.setRelease(memory, rows);
  }

  /** Brings every published row to the disk. */
  public void sync() {
    int published = rows();
    if (published == OpenHeader.SYNCED_ROWS.get(memory)) {
      return;
    }
    memory.force();
    OpenHeader.SYNCED_ROWS.setRelease(memory, published);
    memory.asSlice(0, OpenLayout.PRESENCE).force();
  }

  /** The rows published so far, frozen; empty if there are none. */
  public Optional<Block> view() {
    int published = rows();
    return published == 0 ? Optional.empty() : Optional.of(new OpenView(file, sequence, published));
  }

  private boolean put(int index, Row row) {
    long column = offsets[index];
    switch (types[index]) {
      case UINT8 -> memory.set(BYTE, column + rows, (byte) row.value(index));
      case UINT16 -> memory.set(SHORT, column + 2L * rows, (short) row.value(index));
      case UINT32 -> memory.set(INT, column + 4L * rows, (int) row.value(index));
      case TIME, INT64, NUMBER, MAC -> memory.set(LONG, column + 8L * rows, row.value(index));
      case ADDRESS -> {
        memory.set(LONG, column + 16L * rows, row.high(index));
        memory.set(LONG, column + 16L * rows + 8, row.value(index));
      }
      case TEXT -> {
        int code = heap.intern(row.text(index), row.textOffset(index), row.textLength(index));
        if (code < 0) {
          return false;
        }
        memory.set(INT, column + 4L * rows, code);
      }
    }
    return true;
  }

  /**
   * How many texts the rows refer to: what the header says may be of a later moment than the rows
   * that a lost machine left.
   */
  private static int textsOf(OpenFile file, int rows) {
    OpenLayout layout = file.layout();
    int texts = 0;
    for (int place = 0; place < layout.places().size(); place++) {
      if (layout.places().get(place).type() != FieldType.TEXT) {
        continue;
      }
      for (int row = 0; row < rows; row++) {
        if (OpenColumn.isPresent(file, place, row)) {
          texts = Math.max(texts, 1 + file.memory().get(INT, layout.offset(place) + 4L * row));
        }
      }
    }
    return texts;
  }
}
