package io.weir.query.exec;

import io.weir.query.function.Aggregate;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** The groups of the rows, and their aggregates. */
final class GroupCollection implements Collection {
  private final Plan.Shape.Groups plan;
  private final Groups groups;
  private final CountAccumulator members = new CountAccumulator();
  private final List<Accumulator> accumulators;
  private final List<Optional<BlockInput>> inputs = new ArrayList<>();
  private final int[] numbers = new int[Batches.SIZE];
  private final long[] values = new long[Batches.SIZE];
  private final boolean[] present = new boolean[Batches.SIZE];

  GroupCollection(Plan.Shape.Groups plan) {
    this.plan = plan;
    this.groups = new Groups(plan.keys());
    this.accumulators = plan.values().stream().map(Accumulator::of).toList();
    reserve();
  }

  @Override
  public void begin(Block block) {
    groups.begin(block);
    inputs.clear();
    for (Plan.Value value : plan.values()) {
      inputs.add(value.input().flatMap(input -> BlockInput.of(input, block)));
    }
  }

  @Override
  public void accept(Block block, Rows rows) {
    int count = rows.count();
    groups.number(rows, numbers);
    reserve();
    Arrays.fill(present, 0, count, true);
    members.add(numbers, values, present, count);
    for (int i = 0; i < accumulators.size(); i++) {
      if (plan.values().get(i).input().isEmpty()) {
        Arrays.fill(present, 0, count, true);
        accumulators.get(i).add(numbers, values, present, count);
      } else if (inputs.get(i).isPresent()) {
        read(inputs.get(i).get(), plan.values().get(i), rows);
        accumulators.get(i).add(numbers, values, present, count);
      }
    }
  }

  @Override
  public void absorb(Collection later) {
    GroupCollection other = (GroupCollection) later;
    int[] mine = groups.absorb(other.groups);
    reserve();
    members.absorb(other.members, mine);
    for (int i = 0; i < accumulators.size(); i++) {
      accumulators.get(i).absorb(other.accumulators.get(i), mine);
    }
  }

  /** A row a group, ascending by its keys. Without keys there is one row, even of no rows. */
  @Override
  public List<Object[]> rows(Optional<First> first) {
    Comparator<Object[]> byKeys = (_, _) -> 0;
    for (int key = 0; key < plan.keys().size(); key++) {
      byKeys = byKeys.thenComparing(Cells.by(key, false));
    }
    List<Object[]> rows = first.isPresent() ? first(first.get(), byKeys) : all();
    rows.sort(byKeys);
    return rows;
  }

  private List<Object[]> all() {
    List<Object[]> rows = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (hasRows(group)) {
        rows.add(row(group));
      }
    }
    return rows;
  }

  /**
   * Keeps the least of those seen so far at the head of a queue; a group that comes behind it is
   * passed over by its first order alone.
   */
  private List<Object[]> first(First wanted, Comparator<Object[]> byKeys) {
    Comparator<Object[]> order = Cells.by(wanted.orders()).thenComparing(byKeys);
    PriorityQueue<Object[]> best = new PriorityQueue<>(order.reversed());
    Plan.Order main = wanted.orders().getFirst();
    for (int group = 0; group < groups.size(); group++) {
      if (!hasRows(group)) {
        continue;
      }
      boolean full = best.size() == wanted.count();
      if (full && isBehind(group, main, best.peek())) {
        continue;
      }
      best.add(row(group));
      if (full) {
        best.poll();
      }
    }
    return new ArrayList<>(best);
  }

  private boolean isBehind(int group, Plan.Order main, Object[] last) {
    int value = main.column() - plan.keys().size();
    return value >= 0
        && Cells.compare(
                accumulators.get(value).result(group), last[main.column()], main.descending())
            > 0;
  }

  private boolean hasRows(int group) {
    return plan.keys().isEmpty() || !members.result(group).equals(0L);
  }

  private Object[] row(int group) {
    int keys = plan.keys().size();
    Object[] row = new Object[keys + accumulators.size()];
    groups.write(group, row);
    for (int i = 0; i < accumulators.size(); i++) {
      row[keys + i] = accumulators.get(i).result(group);
    }
    return row;
  }

  private void read(BlockInput input, Plan.Value value, Rows rows) {
    if (input.hasAbsent()) {
      input.present(rows, present);
    } else {
      Arrays.fill(present, 0, rows.count(), true);
    }
    if (value.aggregate() != Aggregate.COUNT) {
      input.longs(rows, values);
    }
  }

  private void reserve() {
    members.reserve(groups.size());
    accumulators.forEach(accumulator -> accumulator.reserve(groups.size()));
  }
}
