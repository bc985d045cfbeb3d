package io.weir.storage.block;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
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

  /** Whether bytes at a place begin as a block does. */
  public static boolean beginsAt(MemorySegment bytes, long at) {
    return intAt(bytes, at) == BlockFormat.MAGIC;
  }

  /**
   * Reads what the first bytes say, without touching the others.
   *
   * @throws DamagedBlockException if they are not those of a block of this version
   */
  public static Summary summary(MemorySegment bytes) throws DamagedBlockException {
    if (bytes.byteSize() < BlockFormat.HEADER_BYTES || intAt(bytes, 0) != BlockFormat.MAGIC) {
      throw new DamagedBlockException("it does not begin as a block");
    }
    int version = intAt(bytes, 4);
    if (version < BlockFormat.OLDEST_VERSION || version > BlockFormat.VERSION) {
      throw new DamagedBlockException(
          "its format has version %d, this Weir reads %d to %d"
              .formatted(version, BlockFormat.OLDEST_VERSION, BlockFormat.VERSION));
    }
    if (checksum(bytes.asSlice(0, BlockFormat.HEADER_CHECKSUM))
        != intAt(bytes, BlockFormat.HEADER_CHECKSUM)) {
      throw new DamagedBlockException("the checksum of its header does not hold");
    }
    int length = intAt(bytes, BlockFormat.LENGTH);
    int rows = intAt(bytes, BlockFormat.ROWS);
    if (length < BlockFormat.HEADER_BYTES || rows < 1 || rows > MAX_ROWS) {
      throw new DamagedBlockException("its header is inconsistent");
    }
    if (length > bytes.byteSize()) {
      throw new DamagedBlockException(
          "it has " + length + " bytes, but only " + bytes.byteSize() + " are left");
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
   * @throws DamagedBlockException if its checksum does not hold, or its directory makes no sense
   */
  public static SealedBlock open(MemorySegment bytes) throws DamagedBlockException {
    Summary summary = summary(bytes);
    MemorySegment block = bytes.asSlice(0, summary.bytes());
    if (checksum(block.asSlice(BlockFormat.HEADER_BYTES)) != intAt(block, BlockFormat.CHECKSUM)) {
      throw new DamagedBlockException("its checksum does not hold");
    }
    return openVerified(block);
  }

  /**
   * Opens a block that was opened before, without reading it all again.
   *
   * @throws DamagedBlockException if its header or its directory makes no sense
   */
  public static SealedBlock openVerified(MemorySegment bytes) throws DamagedBlockException {
    Summary summary = summary(bytes);
    MemorySegment block = bytes.asSlice(0, summary.bytes());
    try {
      return new SealedBlock(block, readDirectory(block, summary.rows()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DamagedBlockException("its directory is inconsistent: " + e.getMessage());
    }
  }

  private static Map<String, SealedColumn> readDirectory(MemorySegment block, int rows) {
    long at = intAt(block, BlockFormat.DIRECTORY);
    int count = intAt(block, at);
    at += Integer.BYTES;
    Map<String, SealedColumn> columns = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      ColumnEntry entry = ColumnEntry.read(block, at);
      columns.put(entry.name(), SealedColumn.read(block, entry, rows));
      at += entry.bytes();
    }
    return columns;
  }

  /** How long the block is. */
  public long bytes() {
    return bytes.byteSize();
  }

  /** How each column is kept, in the order of the table's fields. */
  public List<ColumnLayout> layout() {
    NavigableSet<Integer> places = new TreeSet<>();
    places.add(intAt(bytes, BlockFormat.DIRECTORY));
    columns.values().forEach(column -> places.addAll(column.entry().places()));
    return columns.values().stream().map(column -> layout(column.entry(), places)).toList();
  }

  private ColumnLayout layout(ColumnEntry entry, NavigableSet<Integer> places) {
    return new ColumnLayout(
        entry.name(),
        entry.type(),
        encoding(entry),
        sectionBytes(entry.presenceAt(), places),
        sectionBytes(entry.ipv6At(), places) + sectionBytes(entry.dictionaryAt(), places),
        sectionBytes(entry.valuesAt(), places),
        sectionBytes(entry.bitmapsAt(), places));
  }

  private String encoding(ColumnEntry entry) {
    long ranks = entry.isSparse() ? Sparse.rankBytes(rows()) : 0;
    Encoding encoding = Encoding.ofTag(bytes.get(ValueLayout.JAVA_BYTE, entry.valuesAt() + ranks));
    return entry.isSparse() ? "sparse " + encoding : encoding.toString();
  }

  /** A section ends where another begins, the last at the directory. */
  private static long sectionBytes(int at, NavigableSet<Integer> places) {
    return at == 0 ? 0 : places.higher(at) - at;
  }

  /**
   * Reads every value of every column.
   *
   * @throws DamagedBlockException if a column cannot be read although the checksum holds
   */
  public void readThrough() throws DamagedBlockException {
    Rows all = new Rows(0);
    all.range(0, rows());
    long[] words = new long[rows()];
    long[] lows = new long[rows()];
    int[] codes = new int[rows()];
    for (SealedColumn column : columns.values()) {
      try {
        switch (column.type()) {
          case TIME, UINT8, UINT16, UINT32, INT64, MAC, NUMBER -> column.longs(all, lows);
          case ADDRESS -> column.addresses(all, words, lows);
          case TEXT -> column.codes(all, codes);
        }
        column.dictionary().ifPresent(dictionary -> readThrough(column, dictionary));
      } catch (RuntimeException e) {
        throw new DamagedBlockException(
            "its column " + column.entry().name() + " cannot be read: " + e.getMessage());
      }
    }
  }

  private static void readThrough(SealedColumn column, Dictionary dictionary) {
    for (int code = 0; code < dictionary.size(); code++) {
      if (column.type() == FieldType.TEXT) {
        Objects.requireNonNull(dictionary.text(code));
      }
      column.rowsOf(code).ifPresent(bitmap -> Objects.checkIndex(bitmap.last(), Block.MAX_ROWS));
    }
  }

  @Override
  public long sequence() {
    return longAt(bytes, BlockFormat.SEQUENCE);
  }

  @Override
  public boolean isSealed() {
    return true;
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

  private static int checksum(MemorySegment bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.asByteBuffer());
    return (int) checksum.getValue();
  }

  private static int intAt(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_INT_UNALIGNED, at);
  }

  private static long longAt(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
  }
}
