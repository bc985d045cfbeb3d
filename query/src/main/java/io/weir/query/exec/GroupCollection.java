package io.weir.query.exec;

import io.weir.query.QueryLimits;
import io.weir.query.TimeRange;
import io.weir.query.function.Aggregate;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  GroupCollection(Plan.Shape.Groups plan, TimeRange range, QueryLimits limits) {
    this.plan = plan;
    this.range = range;
    this.groups = new Groups(plan.keys(), limits.groups());
    this.accumulators = plan.values().stream().map(Accumulator::of).toList();
    boolean rises = plan.values().stream().anyMatch(Plan.Value::isRise);
    this.samples = rises ? Optional.of(new CounterSamples(limits)) : Optional.empty();
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

  @Override
  public List<Object[]> rows(Optional<Plan.Top> first) {
    samples.ifPresent(this::rise);
    GroupRows rows = new GroupRows(plan, range, groups, members, accumulators);
    return plan.top().isPresent() ? rows.topAndOthers(plan.top().get()) : rows.byKeys(first);
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
