package io.weir.query.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one block comes to for a question, told by the values of the keys and not by the codes of
 * some query. Never changes once it is made; any thread may read it.
 *
 * @param size how many groups there are; without keys there is one, even of no rows
 * @param keys the values of each key, as results hold them, by group
 * @param accumulators the aggregates of these groups
 * @param rowsMatched how many rows of the block count
 */
record BlockAnswer(
    int size, List<Object[]> keys, List<Accumulator> accumulators, long rowsMatched) {
  private static final long OBJECT_BYTES = 64;

  /** What the groups of the rows of one block come to. */
  static BlockAnswer of(GroupSet set, Arguments arguments, long rowsMatched) {
    int[] groups = new int[set.size()];
    Arrays.setAll(groups, group -> group);
    List<Object[]> keys = new ArrayList<>();
    for (int key = 0; key < set.keys().size(); key++) {
      Object[] values = new Object[groups.length];
      for (int group : groups) {
        values[group] = set.key(group, key);
      }
      keys.add(values);
    }
    // those of the set have room for more
    List<Accumulator> accumulators = Accumulator.of(arguments);
    for (int i = 0; i < accumulators.size(); i++) {
      accumulators.get(i).reserve(groups.length);
      accumulators.get(i).absorb(set.accumulators().get(i), groups, groups, groups.length);
    }
    return new BlockAnswer(groups.length, keys, accumulators, rowsMatched);
  }

  /** About how many bytes it takes. */
  long bytes() {
    long bytes = OBJECT_BYTES;
    for (Accumulator accumulator : accumulators) {
      bytes += OBJECT_BYTES + accumulator.bytes();
    }
    for (Object[] values : keys) {
      for (Object value : values) {
        bytes += bytes(value);
      }
    }
    return bytes;
  }

  private static long bytes(Object key) {
    return Long.BYTES
        + switch (key) {
          case null -> 0;
          case String text -> OBJECT_BYTES + text.length();
          default -> OBJECT_BYTES / 2;
        };
  }
}
