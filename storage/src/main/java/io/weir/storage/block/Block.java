package io.weir.storage.block;

import io.weir.storage.schema.Field;
import java.util.Optional;

/**
 * Up to 65,536 rows of one table, frozen: neither the number of rows nor any value changes while a
 * reader holds it. Any number of threads may read at once.
 */
public interface Block {
  /**
   * The most rows that a block has: a row id fits 16 bits, so that a bitmap of rows is one Roaring
   * container.
   */
  int MAX_ROWS = 1 << 16;

  /**
   * The block's number within its table; the open and the sealed form of the same rows bear the
   * same number.
   */
  long sequence();

  /** Whether it is in its final form: another block with its number never has other rows. */
  boolean isSealed();

  /** Number of rows, at least 1. */
  int rows();

  /** The least time of a row, in milliseconds since 1970. */
  long minTimeMillis();

  /** The greatest time of a row, in milliseconds since 1970. */
  long maxTimeMillis();

  /** The column of a stored field; empty if the field is absent in every row. */
  Optional<Column> column(Field field);
}
