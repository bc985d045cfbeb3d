package io.weir.query.exec;

import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;

/** Decided by whether a value lies between two others. */
final class RangeFilter extends BlockFilter {
  private final Column column;
  private final Presence presence;
  private final long least;
  private final long greatest;

  RangeFilter(Column column, Presence presence, long least, long greatest) {
    this.column = column;
    this.presence = presence;
    this.least = least;
    this.greatest = greatest;
  }

  @Override
  void mark(Rows rows, long[] marks) {
    column.longsBetween(rows, least, greatest, marks);
    presence.keep(rows, marks);
  }
}
