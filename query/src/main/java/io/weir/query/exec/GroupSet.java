package io.weir.query.exec;

import java.util.List;
import java.util.Optional;

/**
 * Groups and their aggregates.
 *
 * @param keys how the groups' words hold their keys
 * @param table the groups
 * @param accumulators an aggregate each
 * @param members how many rows each group has, where some may have none
 */
record GroupSet(
    GroupKeys keys,
    GroupTable table,
    List<Accumulator> accumulators,
    Optional<CountAccumulator> members) {
  /** An empty set for what a plan makes. */
  static GroupSet of(GroupKeys keys, Arguments arguments, int max, int expected) {
    return new GroupSet(
        keys,
        new GroupTable(keys.words(), keys.lastBits(), max, expected),
        Accumulator.of(arguments),
        Optional.empty());
  }

  /** How many groups there are. Without keys there is one, even of no rows. */
  int size() {
    return keys.size() == 0 ? 1 : table.size();
  }

  /** Makes room in the aggregates for every group. */
  void reserve() {
    accumulators.forEach(accumulator -> accumulator.reserve(size()));
    members.ifPresent(count -> count.reserve(size()));
  }

  /** The value of a key of a group, as results hold it. */
  Object key(int group, int key) {
    return keys.value(key, keys.code(key, table.word(group, keys.word(key))));
  }

  /** Adds rows to their groups; what counters rose by is added otherwise. */
  void add(Arguments arguments, int[] numbers, ArgumentWords words, int count) {
    for (int i = 0; i < accumulators.size(); i++) {
      if (arguments.values().get(i).isRise()) {
        continue;
      }
      int first = arguments.first(i);
      int second = arguments.second(i);
      if (keys.size() == 0) {
        words.addTo(accumulators.get(i), first, second, count);
      } else {
        words.addTo(accumulators.get(i), first, second, numbers, count);
      }
    }
  }

  /** Adds groups of another set, the same ones by their numbers here. */
  void absorb(GroupSet other, int[] theirs, int[] mine, int count) {
    absorb(other.accumulators, theirs, mine, count);
    members.ifPresent(counts -> counts.absorb(other.members.orElseThrow(), theirs, mine, count));
  }

  /** Adds the aggregates of other groups, the same ones by their numbers here. */
  void absorb(List<Accumulator> others, int[] theirs, int[] mine, int count) {
    reserve();
    for (int i = 0; i < accumulators.size(); i++) {
      accumulators.get(i).absorb(others.get(i), theirs, mine, count);
    }
  }

  long bytes() {
    return table.bytes() + accumulators.stream().mapToLong(Accumulator::bytes).sum();
  }
}
