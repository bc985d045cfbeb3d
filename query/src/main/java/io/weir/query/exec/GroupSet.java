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
  private static final long[] NO_WORDS = new long[Batches.SIZE];

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

  /**
   * Adds rows to their groups; what counters rose by is added otherwise.
   *
   * @param numbers the group of each row
   * @param words of the arguments, by argument and place
   * @param present which of them are there
   * @param isPartial of which arguments not all are
   */
  void add(
      Arguments arguments,
      int[] numbers,
      long[][] words,
      boolean[][] present,
      boolean[] isPartial,
      int count) {
    for (int i = 0; i < accumulators.size(); i++) {
      int first = arguments.first(i);
      int second = arguments.second(i);
      switch (accumulators.get(i)) {
        case PairAccumulator pairs when isPartial[first] || isPartial[second] ->
            pairs.add(numbers, words[first], present[first], words[second], present[second], count);
        case PairAccumulator pairs when keys.size() == 0 ->
            pairs.add(words[first], words[second], count);
        case PairAccumulator pairs -> pairs.add(numbers, words[first], words[second], count);
        case ValueAccumulator one when first < 0 -> {
          if (!arguments.values().get(i).isRise()) {
            addAll(one, numbers, NO_WORDS, count);
          }
        }
        case ValueAccumulator one when isPartial[first] ->
            one.add(numbers, words[first], present[first], count);
        case ValueAccumulator one -> addAll(one, numbers, words[first], count);
      }
    }
  }

  private void addAll(ValueAccumulator accumulator, int[] numbers, long[] words, int count) {
    if (keys.size() == 0) {
      accumulator.add(words, count);
    } else {
      accumulator.add(numbers, words, count);
    }
  }

  /** Adds groups of another set, the same ones by their numbers here. */
  void absorb(GroupSet other, int[] theirs, int[] mine, int count) {
    reserve();
    for (int i = 0; i < accumulators.size(); i++) {
      accumulators.get(i).absorb(other.accumulators.get(i), theirs, mine, count);
    }
    members.ifPresent(counts -> counts.absorb(other.members.orElseThrow(), theirs, mine, count));
  }

  long bytes() {
    return table.bytes() + accumulators.stream().mapToLong(Accumulator::bytes).sum();
  }
}
