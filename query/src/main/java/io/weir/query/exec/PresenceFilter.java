package io.weir.query.exec;

import io.weir.storage.block.Rows;
import java.util.Arrays;

/** Decided by the presence of a value. */
final class PresenceFilter extends BlockFilter {
  private final Presence presence;
  private final boolean wanted;

  PresenceFilter(Presence presence, boolean wanted) {
    this.presence = presence;
    this.wanted = wanted;
  }

  @Override
  void mark(Rows rows, long[] marks) {
    Arrays.fill(marks, 0, words(rows), -1);
    presence.keep(rows, marks);
    for (int i = 0; !wanted && i < words(rows); i++) {
      marks[i] = ~marks[i];
    }
  }
}
