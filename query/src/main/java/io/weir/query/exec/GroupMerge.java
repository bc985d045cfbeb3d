package io.weir.query.exec;

import io.weir.query.QueryLimits;
import io.weir.query.TimeRange;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Planner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts together what several threads have grouped. Few groups are taken over by the first; many are
 * cut into partitions by their hash, and each partition is put together by one thread, with the
 * rows that were put aside.
 */
final class GroupMerge {
  /** Fewer groups than this are put together by one thread. */
  private static final int MANY_GROUPS = 1 << 14;

  /** Partitions where no rows were put aside. */
  private static final int FEW_PARTITION_BITS = 6;

  private final Plan.Shape.Groups plan;
  private final Arguments arguments;
  private final TimeRange elapsed;
  private final List<GroupCollection> parts;
  private final List<GroupSet> sets;
  private final QueryLimits limits;
  private final MemoryBudget memory;
  private final Workers workers;
  private final GroupRows rows;

  GroupMerge(
      Plan.Shape.Groups plan,
      Arguments arguments,
      TimeRange elapsed,
      List<GroupCollection> parts,
      QueryLimits limits,
      MemoryBudget memory,
      Workers workers) {
    this.plan = plan;
    this.arguments = arguments;
    this.elapsed = elapsed;
    this.parts = parts;
    this.sets = parts.stream().flatMap(part -> part.sets().stream()).toList();
    this.limits = limits;
    this.memory = memory;
    this.workers = workers;
    this.rows = new GroupRows(plan, arguments, elapsed);
  }

  /** The groups of one part that belong to each partition. */
  private static final class Partitioned {
    private final int[] groups;
    private final int[] ends;

    Partitioned(int[] groups, int[] ends) {
      this.groups = groups;
      this.ends = ends;
    }

    int from(int partition) {
      return partition == 0 ? 0 : ends[partition - 1];
    }
  }

  /** The rows of the result, or those of them that are wanted; any if the query is to give up. */
  List<Object[]> rows(Wanted wanted) throws InterruptedException {
    boolean spilled = parts.stream().anyMatch(part -> part.spilled().isPresent());
    int groups = sets.stream().mapToInt(GroupSet::size).sum();
    // so many rows of all parts may still be few groups
    boolean few = !spilled && groups <= (long) parts.size() * Planner.MAX_ROWS;
    if (!few || !Gaps.areSeries(plan)) {
      return rows(wanted, spilled, groups);
    }
    List<Object[]> all = rows(Wanted.EVERYTHING, false, groups);
    List<Object[]> filled = Gaps.filled(plan, elapsed, all, Planner.MAX_ROWS);
    return rows.together(List.of(filled), Wanted.EVERYTHING);
  }

  private List<Object[]> rows(Wanted wanted, boolean spilled, int groups)
      throws InterruptedException {
    boolean rises = plan.values().stream().anyMatch(Plan.Value::isRise);
    if (rises || plan.keys().isEmpty() || !spilled && isFew(groups)) {
      return together(List.of(absorbAll()), wanted);
    }
    boolean cached = !spilled && groups < MANY_GROUPS << FEW_PARTITION_BITS;
    int bits = cached ? FEW_PARTITION_BITS : SpilledRows.PARTITION_BITS;
    return partitions(bits, !spilled && keys().haveBins(bits), wanted);
  }

  /** Whether one thread puts the groups together, or needs not. */
  private boolean isFew(int groups) {
    return sets.size() == parts.size() && (groups < MANY_GROUPS || parts.size() == 1);
  }

  private List<Object[]> together(List<GroupSet> sets, Wanted wanted) {
    rows.addTotals(sets);
    return plan.top().isPresent()
        ? rows.topAndOthers(sets, plan.top().get())
        : rows.together(sets.stream().map(set -> rows.of(set, wanted)).toList(), wanted);
  }

  private GroupSet absorbAll() {
    GroupCollection first = parts.getFirst();
    parts.subList(1, parts.size()).forEach(first::absorb);
    first.rise();
    return first.set();
  }

  private List<Object[]> partitions(int bits, boolean byTime, Wanted wanted)
      throws InterruptedException {
    Partitioned[] partitioned = new Partitioned[sets.size()];
    workers.run(
        sets.size(), set -> partitioned[set] = partition(sets.get(set).table(), bits, byTime));
    if (workers.isCancelled()) {
      return List.of();
    }
    int count = 1 << bits;
    boolean keepsSets = plan.top().isPresent() || rows.needsTotals();
    AtomicLong groups = new AtomicLong();
    GroupSet[] whole = new GroupSet[count];
    List<List<Object[]>> found = new ArrayList<>(Collections.nCopies(count, List.of()));
    workers.run(
        count,
        partition -> {
          GroupSet set = together(partition, partitioned);
          if (groups.addAndGet(set.size()) > limits.groups()) {
            throw BoundExceededException.ofGroups(limits.groups());
          }
          memory.resize(0, set.bytes());
          if (keepsSets) {
            whole[partition] = set;
          } else {
            found.set(partition, rows.of(set, wanted));
            memory.resize(set.bytes(), 0);
          }
        });
    if (workers.isCancelled()) {
      return List.of();
    }
    return keepsSets ? together(List.of(whole), wanted) : rows.together(found, wanted);
  }

  /**
   * Puts the groups of a part in the order of their partitions. A bin of time is met in few blocks,
   * so that its groups lie near each other, and in few parts.
   */
  private Partitioned partition(GroupTable table, int bits, boolean byTime) {
    int[] ends = new int[(1 << bits) + 1];
    int[] partitions = new int[table.size()];
    for (int group = 0; group < partitions.length; group++) {
      partitions[group] =
          byTime
              ? keys().bin(table, group, bits)
              : (int) (table.hash(group) >>> (Long.SIZE - bits));
      ends[partitions[group] + 1]++;
    }
    for (int partition = 1; partition < ends.length; partition++) {
      ends[partition] += ends[partition - 1];
    }
    int[] groups = new int[table.size()];
    for (int group = 0; group < groups.length; group++) {
      groups[ends[partitions[group]]++] = group;
    }
    return new Partitioned(groups, ends);
  }

  private GroupSet together(int partition, Partitioned[] partitioned) {
    int expected = 0;
    for (Partitioned some : partitioned) {
      expected += some.ends[partition] - some.from(partition);
    }
    for (GroupCollection part : parts) {
      expected += part.spilled().map(rows -> rows.rows(partition)).orElse(0);
    }
    GroupSet whole = GroupSet.of(keys(), arguments, limits.groups(), Math.max(64, expected));
    int most = expected;
    whole.accumulators().forEach(accumulator -> accumulator.reserve(most));
    for (int set = 0; set < partitioned.length; set++) {
      absorb(whole, sets.get(set), partitioned[set], partition);
    }
    for (GroupCollection part : parts) {
      part.spilled().ifPresent(rows -> group(whole, rows, partition));
    }
    return whole;
  }

  private GroupKeys keys() {
    return sets.getFirst().keys();
  }

  private static void absorb(GroupSet set, GroupSet part, Partitioned some, int partition) {
    int end = some.ends[partition];
    int size = Math.min(end - some.from(partition), Batches.SIZE);
    long[][] words = new long[set.keys().words()][size];
    int[] mine = new int[size];
    for (int from = some.from(partition); from < end; from += size) {
      int[] theirs = Arrays.copyOfRange(some.groups, from, Math.min(end, from + size));
      for (int word = 0; word < words.length; word++) {
        for (int i = 0; i < theirs.length; i++) {
          words[word][i] = part.table().word(theirs[i], word);
        }
      }
      set.table().number(words, theirs.length, mine);
      set.absorb(part, theirs, mine, theirs.length);
    }
  }

  private void group(GroupSet set, SpilledRows aside, int partition) {
    int[] numbers = new int[SpilledRows.CHUNK_ROWS];
    boolean[] isPartial = new boolean[arguments.count()];
    aside.forEach(
        partition,
        (words, values, present, partial, count) -> {
          set.table().number(words, count, numbers);
          set.reserve();
          Arrays.fill(isPartial, partial);
          set.add(arguments, numbers, new ArgumentWords(values, present, isPartial), count);
        });
  }
}
