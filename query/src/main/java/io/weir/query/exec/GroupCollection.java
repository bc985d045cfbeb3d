package io.weir.query.exec;

import io.weir.query.QueryLimits;
import io.weir.query.function.Aggregate;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The groups of the rows that one thread reads, and their aggregates. Where nearly every row is of
 * another group, the rows are put aside instead: they are grouped part by part at the end.
 */
final class GroupCollection implements Scan.Sink {
  private static final double MILLIS_A_SECOND = 1000;

  /** So many groups still fit the caches. */
  private static final int MANY_GROUPS = 1 << 16;

  /** It pays to put rows aside where groups have fewer of them than this. */
  private static final int FEW_ROWS = 4;

  private final Plan.Shape.Groups plan;
  private final MemoryBudget memory;
  private final Slabs slabs;
  private final Scratch scratch = new Scratch();
  private final Groups groups;
  private final List<GroupSet> before = new ArrayList<>();
  private GroupSet set;
  private final Optional<CounterSamples> samples;

  private final Arguments arguments;
  private final ArgumentColumns columns;
  private final int[] numbers = new int[Batches.SIZE];
  private volatile Optional<SpilledRows> spilled = Optional.empty(); // other threads ask, too
  private long rowsNumbered;
  private long bytesBefore;
  private long bytesTold;

  GroupCollection(
      Plan.Shape.Groups plan,
      Arguments arguments,
      GroupKeys keys,
      GroupKeys series,
      QueryLimits limits,
      MemoryBudget memory,
      Slabs slabs) {
    this.slabs = slabs;
    this.plan = plan;
    this.arguments = arguments;
    this.memory = memory;
    this.groups = new Groups(keys, limits.groups(), scratch);
    boolean rises = plan.values().stream().anyMatch(Plan.Value::isRise);
    this.set =
        new GroupSet(
            keys,
            groups.table(),
            Accumulator.of(arguments),
            rises ? Optional.of(new CountAccumulator()) : Optional.empty());
    this.samples =
        rises ? Optional.of(new CounterSamples(series, limits, scratch)) : Optional.empty();
    this.columns = new ArgumentColumns(arguments, scratch);
    set.reserve();
  }

  @Override
  public void begin(Block block) {
    groups.begin(block);
    samples.ifPresent(kept -> kept.begin(block));
    columns.begin(block);
    beginDistinct();
    tellMemory();
  }

  private void tellMemory() {
    long bytes =
        bytesBefore
            + set.bytes()
            + spilled.map(SpilledRows::bytes).orElse(0L)
            + samples.map(CounterSamples::bytes).orElse(0L);
    memory.resize(bytesTold, bytes);
    bytesTold = bytes;
  }

  /** Values are counted by their codes where these are few enough to be marked. */
  private void beginDistinct() {
    for (int i = 0; i < set.accumulators().size(); i++) {
      if (!(set.accumulators().get(i) instanceof DistinctAccumulator distinct)) {
        continue;
      }
      ArgumentColumn column = columns.get(arguments.first(i));
      Optional<HashedEntries> coded =
          column.coded().filter(entries -> SeenCodes.areFew(entries.size(), groups.most()));
      if (coded.isPresent()) {
        column.keepCodes();
        distinct.begin(coded.get());
      }
    }
  }

  @Override
  public void end() {
    for (Accumulator accumulator : set.accumulators()) {
      if (accumulator instanceof DistinctAccumulator distinct) {
        distinct.end();
      }
    }
    if (groups.size() > MANY_GROUPS && samples.isEmpty() && !groups.table().isDirect()) {
      makeRoom();
    }
  }

  @Override
  public void accept(Block block, Rows rows) {
    int count = rows.count();
    ArgumentWords words = columns.read(rows);
    if (spilled.isPresent() && !groups.areFew()) {
      spilled.get().add(groups.words(rows), words, count);
      return;
    }
    groups.number(rows, numbers);
    add(rows, words);
    rowsNumbered += count;
  }

  /** Begins with a new set of groups, and puts rows aside if that spares them a set. */
  private void makeRoom() {
    if (rowsNumbered < (long) FEW_ROWS * groups.size()) {
      spilled =
          spilled.or(
              () -> Optional.of(new SpilledRows(set.keys().words(), arguments.count(), slabs)));
    }
    before.add(set);
    bytesBefore += set.bytes();
    restart();
  }

  /** Begins with a new set of groups. */
  void restart() {
    groups.restart();
    set = new GroupSet(set.keys(), groups.table(), Accumulator.of(arguments), Optional.empty());
    set.reserve();
    rowsNumbered = 0;
  }

  /** What was grouped last. */
  GroupSet set() {
    return set;
  }

  /** All that was grouped, each set with some groups of the others, perhaps. */
  List<GroupSet> sets() {
    List<GroupSet> sets = new ArrayList<>(before);
    sets.add(set);
    return sets;
  }

  /** Whether rows are put aside from now on. Any thread may ask. */
  boolean putsRowsAside() {
    return spilled.isPresent();
  }

  /** The rows that were not. */
  Optional<SpilledRows> spilled() {
    return spilled;
  }

  /** Takes over what a later part of the blocks came to, but for rows put aside. */
  void absorb(GroupCollection later) {
    int[] mine = groups.absorb(later.groups);
    int[] theirs = new int[mine.length];
    Arrays.setAll(theirs, group -> group);
    set.absorb(later.set, theirs, mine, mine.length);
    samples.ifPresent(kept -> kept.absorb(later.samples.orElseThrow(), mine));
  }

  /** Takes over what a block comes to. */
  void absorb(BlockAnswer answer) {
    int[] theirs = new int[answer.size()];
    Arrays.setAll(theirs, group -> group);
    int[] mine = groups.numbers(answer.keys(), answer.size());
    set.absorb(answer.accumulators(), theirs, mine, mine.length);
    tellMemory();
  }

  /** What the blocks come to that were read since the last restart. */
  BlockAnswer answer(long rowsMatched) {
    return BlockAnswer.of(set, arguments, rowsMatched);
  }

  /** Adds up what each counter rose by in each group, and how fast. */
  void rise() {
    samples.ifPresent(kept -> new CounterRises(kept, groups, set.keys()).forEach(this::rise));
  }

  private void rise(int group, double rise, long millis) {
    set.reserve();
    for (int i = 0; i < plan.values().size(); i++) {
      if (!plan.values().get(i).isRise()) {
        continue;
      }
      NumberSumAccumulator sum = (NumberSumAccumulator) set.accumulators().get(i);
      if (plan.values().get(i).aggregate() == Aggregate.DELTA) {
        sum.add(group, rise);
      } else if (millis > 0) {
        sum.add(group, rise / (millis / MILLIS_A_SECOND));
      }
    }
  }

  private void add(Rows rows, ArgumentWords words) {
    int count = rows.count();
    set.reserve();
    set.members().ifPresent(members -> members.add(numbers, scratch.lows, count));
    samples.ifPresent(kept -> kept.add(rows, numbers));
    set.add(arguments, numbers, words, count);
  }
}
