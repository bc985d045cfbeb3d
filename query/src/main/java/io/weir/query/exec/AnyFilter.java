package io.weir.query.exec;

import io.weir.storage.block.Rows;
import java.util.List;

/** Passes what one of several filters does, at least. Belongs to one thread. */
final class AnyFilter extends BlockFilter {
  private final List<BlockFilter> parts;
  private final long[] some = new long[Batches.SIZE / Long.SIZE];

  AnyFilter(List<BlockFilter> parts) {
    this.parts = parts;
  }

  @Override
  void mark(Rows rows, long[] marks) {
    parts.getFirst().mark(rows, marks);
    for (BlockFilter part : parts.subList(1, parts.size())) {
      part.mark(rows, some);
      for (int i = 0; i < words(rows); i++) {
        marks[i] |= some[i];
      }
    }
  }
}
