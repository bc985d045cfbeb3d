package io.weir.storage.block;

/**
 * Which rows of a block to read, ascending: either all from {@code first} on, or those that {@code
 * ids} lists. Reused by its owner for batch after batch; belongs to one thread.
 */
public final class Rows {
  private final int[] ids;
  private int first;
  private int count;
  private boolean dense = true;

  /** Room for {@code capacity} rows; empty. */
  public Rows(int capacity) {
    ids = new int[capacity];
  }

  /** Selects the rows from {@code first} on, {@code count} of them. */
  public void range(int first, int count) {
    this.first = first;
    this.count = count;
    this.dense = true;
  }

  /** Selects the first {@code count} of the ids that the caller has written into {@link #ids()}. */
  public void list(int count) {
    this.count = count;
    this.dense = false;
  }

  /** The array behind a list of rows; what it holds means nothing for a range. */
  public int[] ids() {
    return ids;
  }

  /** Whether the rows are a range. */
  public boolean dense() {
    return dense;
  }

  /** The first row of a range. */
  public int first() {
    return first;
  }

  /** How many rows are selected. */
  public int count() {
    return count;
  }

  /** The block's row at a place in the selection. */
  public int row(int place) {
    return dense ? first + place : ids[place];
  }
}
