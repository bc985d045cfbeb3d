package io.weir.storage.store;

import io.weir.storage.schema.Row;

/**
 * Takes rows into a table. One thread calls it; rows become visible to queries with {@link
 * #publish()}, in the order of their appends.
 */
public interface RowWriter extends AutoCloseable {
  /**
   * Copies a row into the table; the caller may clear the row at once. Never blocks on a disk.
   *
   * @return false if there is no room, because sealing lags behind: the row is not kept, and the
   *     caller counts it or tries again
   */
  boolean append(Row row);

  /**
   * Makes every row appended so far visible, at the price of some ordered stores; called when no
   * more rows are at hand.
   */
  void publish();

  /** Publishes what is left, and leaves the block to the table's next writer. */
  @Override
  void close();
}
