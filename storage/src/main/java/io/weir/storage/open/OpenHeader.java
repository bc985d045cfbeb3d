package io.weir.storage.open;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * The first page of an open file; all numbers are little-endian.
 *
 * <pre>
 *    0  u64  magic "WEIROPEN"
 *    8  u64  format version, 1
 *   16  u64  sequence number of the block
 *   24  u64  boot id of the machine that wrote it, upper half
 *   32  u64  boot id, lower half
 *   40  u64  rows that the last sync brought to the disk
 *   64  u64  rows published
 *   72  u64  least time of a row, milliseconds since 1970
 *   80  u64  greatest time of a row
 *   88  u64  texts in the heap
 * 1024  u64  fields that some row has, a bit a field as in a row's presence; as many words
 * 2048  u64  fields that every row has, likewise
 * </pre>
 *
 * The writer stores the row count last, with release semantics; who reads it with acquire semantics
 * sees all that it covers.
 */
enum OpenHeader {
  MAGIC(0),
  VERSION(8),
  SEQUENCE(16),
  BOOT_HIGH(24),
  BOOT_LOW(32),
  SYNCED_ROWS(40),
  PUBLISHED_ROWS(64),
  MIN_TIME(72),
  MAX_TIME(80),
  TEXTS(88);

  static final long MAGIC_VALUE = 0x4e45504f52494557L; // "WEIROPEN"
  static final long VERSION_VALUE = 1;

  /** Where the fields that some row has stand. */
  static final long SOME_ROW_HAS = 1024;

  /** Where the fields that every row has stand. */
  static final long EVERY_ROW_HAS = 2048;

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final long offset;

  OpenHeader(long offset) {
    this.offset = offset;
  }

  long get(MemorySegment file) {
    return (long) LONG.get(file, offset);
  }

  long getAcquire(MemorySegment file) {
    return (long) LONG.getAcquire(file, offset);
  }

  void set(MemorySegment file, long value) {
    LONG.set(file, offset, value);
  }

  void setRelease(MemorySegment file, long value) {
    LONG.setRelease(file, offset, value);
  }
}
