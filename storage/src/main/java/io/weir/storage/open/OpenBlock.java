package io.weir.storage.open;

import io.weir.storage.block.Block;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Row;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The block that is being filled in an {@link OpenFile}. One thread appends and publishes; any
 * thread may take a view, and one may sync. What was published survives the process; what was
 * synced survives the machine.
 */
public final class OpenBlock {
  private final OpenFile file;
  private final MemorySegment memory;
  private final TextHeap heap;
  private final ColumnWriter columns;
  private final long sequence;
  private final int timeIndex;
  private int rows;
  private long minTimeMillis;
  private long maxTimeMillis;

  private OpenBlock(OpenFile file, int rows, int texts) {
    this.file = file;
    this.memory = file.memory();
    this.heap = new TextHeap(file, texts);
    this.columns = new ColumnWriter(file, heap);
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
    int rows = rowsLeft(memory, boot);
    int texts = isOfBoot(memory, boot) ? (int) OpenHeader.TEXTS.get(memory) : textsOf(file, rows);
    OpenHeader.TEXTS.set(memory, texts);
    OpenHeader.BOOT_HIGH.set(memory, boot.high());
    OpenHeader.BOOT_LOW.set(memory, boot.low());
    OpenBlock block = new OpenBlock(file, rows, texts);
    block.columns.resume(rows);
    block.columns.publish();
    OpenHeader.PUBLISHED_ROWS.setRelease(memory, rows);
    return block;
  }

  /**
   * What {@link #resume} would take up of a file, which stays as it is; empty if that is nothing.
   */
  public static Optional<Block> left(OpenFile file, BootId boot) {
    int rows = rowsLeft(file.memory(), boot);
    return rows == 0
        ? Optional.empty()
        : Optional.of(new OpenView(file, OpenHeader.SEQUENCE.get(file.memory()), rows));
  }

  private static int rowsLeft(MemorySegment memory, BootId boot) {
    OpenHeader kept = isOfBoot(memory, boot) ? OpenHeader.PUBLISHED_ROWS : OpenHeader.SYNCED_ROWS;
    return Math.clamp(kept.get(memory), 0, Block.MAX_ROWS);
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

  /** Whether there is no room for one more row, whatever it holds. */
  public boolean isFull() {
    return rows() == Block.MAX_ROWS;
  }

  /**
   * Copies a row behind the last; it is visible after the next {@link #publish()}.
   *
   * @return false if the block is full: the row is not kept
   */
  public boolean append(Row row) {
    if (rows == Block.MAX_ROWS || !columns.write(row, rows)) {
      return false;
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
    columns.publish();
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

  /** Whether some of the rows were brought to the disk. */
  public boolean isSynced() {
    return OpenHeader.SYNCED_ROWS.get(memory) > 0;
  }

  /** The rows published so far, frozen; empty if there are none. */
  public Optional<Block> view() {
    int published = rows();
    return published == 0 ? Optional.empty() : Optional.of(new OpenView(file, sequence, published));
  }

  private static boolean isOfBoot(MemorySegment memory, BootId boot) {
    return OpenHeader.BOOT_HIGH.get(memory) == boot.high()
        && OpenHeader.BOOT_LOW.get(memory) == boot.low();
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
          texts = Math.max(texts, 1 + OpenColumn.code(file, place, row));
        }
      }
    }
    return texts;
  }
}
