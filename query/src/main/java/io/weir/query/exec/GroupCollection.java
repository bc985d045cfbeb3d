package io.weir.query.exec;

import io.weir.query.TimeRange;
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
  private static final double MILLIS_A_SECOND = 1000;

  private final Plan.Shape.Groups plan;
  private final TimeRange range;
  private final Groups groups;
  private final CountAccumulator members = new CountAccumulator();
  private final List<Accumulator> accumulators;
  private final Optional<CounterSamples> samples;
  private final List<Optional<BlockInput>> inputs = new ArrayList<>();
  private final int[] numbers = new int[Batches.SIZE];
  private final long[] values = new long[Batches.SIZE];
  private final boolean[] present = new boolean[Batches.SIZE];

  GroupCollection(Plan.Shape.Groups plan, TimeRange range) {
    this.plan = plan;
    this.range = range;
    this.groups = new Groups(plan.keys());
    this.accumulators = plan.values().stream().map(Accumulator::of).toList();
    boolean rises = plan.values().stream().anyMatch(Plan.Value::isRise);
    this.samples = rises ? Optional.of(new CounterSamples()) : Optional.empty();
    reserve();
  }

  @Override
  public void begin(Block block) {
    groups.begin(block);
    samples.ifPresent(kept -> kept.begin(block));
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
    samples.ifPresent(kept -> kept.add(rows, numbers));
    for (int i = 0; i < accumulators.size(); i++) {
      if (plan.values().get(i).isRise()) {
        continue;
      }
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
    samples.ifPresent(kept -> kept.absorb(other.samples.orElseThrow(), mine));
  }

  /** A row a group, ascending by its keys. Without keys there is one row, even of no rows. */
  @Override
  public List<Object[]> rows(Optional<First> first) {
    samples.ifPresent(this::rise);
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
      if (isShown(group)) {
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
      if (!isShown(group)) {
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
        && Cells.compare(result(group, value), last[main.column()], main.descending()) > 0;
  }

  /** A group without rows has something to show where a counter rose while nobody looked. */
  private boolean isShown(int group) {
    if (plan.keys().isEmpty() || !members.result(group).equals(0L)) {
      return true;
    }
    for (int i = 0; i < accumulators.size(); i++) {
      if (plan.values().get(i).isRise() && accumulators.get(i).result(group) != null) {
        return true;
      }
    }
    return false;
  }

  private Object[] row(int group) {
    int keys = plan.keys().size();
    Object[] row = new Object[keys + accumulators.size()];
    groups.write(group, row);
    for (int i = 0; i < accumulators.size(); i++) {
      row[keys + i] = result(group, i);
    }
    return row;
  }

  private Object result(int group, int value) {
    Object result = accumulators.get(value).result(group);
    Plan.Value planned = plan.values().get(value);
    boolean sum = planned.aggregate() == Aggregate.RATE && !planned.isRise();
    return sum && result instanceof Number number
        ? (Object) (number.doubleValue() / seconds(group))
        : result;
  }

  /** How much of the query's range lies in the bins of a group. */
  private double seconds(int group) {
    long from = range.fromMillis();
    long to = range.toMillis();
    for (int key = 0; key < plan.keys().size(); key++) {
      Optional<Long> width = plan.keys().get(key).binMillis();
      if (width.isPresent()) {
        long start = groups.time(group, key);
        from = Math.max(from, start);
        to = Math.min(to, start + width.get());
      }
    }
    return (to - from) / MILLIS_A_SECOND;
  }

  /** Adds up what each counter rose by in each group, and how fast. */
  private void rise(CounterSamples kept) {
    new CounterRises(kept, groups, plan.keys()).forEach(this::rise);
  }

  private void rise(int group, double rise, long millis) {
    reserve();
    for (int i = 0; i < accumulators.size(); i++) {
      if (!plan.values().get(i).isRise()) {
        continue;
      }
      NumberSumAccumulator sum = (NumberSumAccumulator) accumulators.get(i);
      if (plan.values().get(i).aggregate() == Aggregate.DELTA) {
        sum.add(group, rise);
      } else if (millis > 0) {
        sum.add(group, rise / (millis / MILLIS_A_SECOND));
      }
    }
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
