package io.weir.storage.block;

import io.weir.storage.schema.Field;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A block as it lies on disk, read in place; see {@link BlockFormat}. */
public final class SealedBlock implements Block {
  private final MemorySegment bytes;
  private final Map<String, SealedColumn> columns;

  private SealedBlock(MemorySegment bytes, Map<String, SealedColumn> columns) {
    this.bytes = bytes;
    this.columns = columns;
  }

  /**
   * What the first bytes of a block say about it.
   *
   * @param sequence its number within its table
   * @param rows how many rows it has
   * @param bytes how long it is
   * @param minTimeMillis the least time of a row
   * @param maxTimeMillis the greatest time of a row
   */
  public record Summary(
      long sequence, int rows, int bytes, long minTimeMillis, long maxTimeMillis) {}

  /**
   * Reads what the first bytes say, without touching the others.
   *
   * @throws DamagedBlockException if they are not those of a block of this version
   */
  public static Summary summary(MemorySegment bytes) throws DamagedBlockException {
    if (bytes.byteSize() < BlockFormat.HEADER_BYTES || intAt(bytes, 0) != BlockFormat.MAGIC) {
      throw new DamagedBlockException("it does not begin as a block");
    }
    if (intAt(bytes, 4) != BlockFormat.VERSION) {
      throw new DamagedBlockException(
          "its format has version " + intAt(bytes, 4) + ", this Weir reads " + BlockFormat.VERSION);
    }
    int length = intAt(bytes, BlockFormat.LENGTH);
    int rows = intAt(bytes, BlockFormat.ROWS);
    if (length < BlockFormat.HEADER_BYTES
        || length > bytes.byteSize()
        || rows < 1
        || rows > MAX_ROWS) {
      throw new DamagedBlockException("its header is inconsistent");
    }
    return new Summary(
        longAt(bytes, BlockFormat.SEQUENCE),
        rows,
        length,
        longAt(bytes, BlockFormat.MIN_TIME),
        longAt(bytes, BlockFormat.MAX_TIME));
  }

  /**
   * Opens a block.
   *
   * @param bytes the block, possibly with more behind it
   * @throws DamagedBlockException if its checksum does not hold
   */
  public static SealedBlock open(MemorySegment bytes) throws DamagedBlockException {
    Summary summary = summary(bytes);
    MemorySegment block = bytes.asSlice(0, summary.bytes());
    ByteBuffer checked = block.asSlice(BlockFormat.CHECKED_FROM).asByteBuffer();
    CRC32C checksum = new CRC32C();
    checksum.update(checked);
    if ((int) checksum.getValue() != intAt(block, BlockFormat.CHECKSUM)) {
      throw new DamagedBlockException("its checksum does not hold");
    }
    return new SealedBlock(block, readDirectory(block, summary.rows()));
  }

  private static Map<String, SealedColumn> readDirectory(MemorySegment block, int rows) {
    long at = intAt(block, BlockFormat.DIRECTORY);
    int count = intAt(block, at);
    at += Integer.BYTES;
    Map<String, SealedColumn> columns = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      ColumnEntry entry = ColumnEntry.read(block, at);
      columns.put(entry.name(), SealedColumn.read(block, entry, rows));
      at += entry.bytes();
    }
    return columns;
  }

  @Override
  public long sequence() {
    return longAt(bytes, BlockFormat.SEQUENCE);
  }

  @Override
  public int rows() {
    return intAt(bytes, BlockFormat.ROWS);
  }

  @Override
  public long minTimeMillis() {
    return longAt(bytes, BlockFormat.MIN_TIME);
  }

  @Override
  public long maxTimeMillis() {
    return longAt(bytes, BlockFormat.MAX_TIME);
  }

  @Override
  public Optional<Column> column(Field field) {
    SealedColumn column = columns.get(field.name());
    return column == null || column.type() != field.type() ? Optional.empty() : Optional.of(column);
  }

  private static int intAt(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_INT_UNALIGNED, at);
  }

  private static long longAt(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
  }
}
