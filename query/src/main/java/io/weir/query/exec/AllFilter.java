package io.weir.query.exec;

import io.weir.storage.block.Rows;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Passes what each of several filters does. Belongs to one thread. */
final class AllFilter extends BlockFilter {
  private final List<BlockFilter> parts;
  private final long[] some = new long[Batches.SIZE / Long.SIZE];

  AllFilter(List<BlockFilter> parts) {
    this.parts = parts;
  }

  @Override
  void mark(Rows rows, long[] marks) {
    parts.getFirst().mark(rows, marks);
    for (BlockFilter part : parts.subList(1, parts.size())) {
      part.mark(rows, some);
      for (int i = 0; i < words(rows); i++) {
        marks[i] &= some[i];
      }
    }
  }

  @Override
  Optional<ImmutableRoaringBitmap> bitmap() {
    return parts.stream()
        .flatMap(part -> part.bitmap().stream())
        .reduce((left, right) -> ImmutableRoaringBitmap.and(left, right));
  }

  @Override
  BlockFilter rest() {
    List<BlockFilter> rest =
        parts.stream()
            .map(BlockFilter::rest)
            .filter(part -> !(part instanceof BlockFilter.Every))
            .toList();
    return rest.isEmpty() ? new BlockFilter.Every() : new AllFilter(rest);
  }
}
