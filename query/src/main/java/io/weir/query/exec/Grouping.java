package io.weir.query.exec;

import io.weir.query.QueryLimits;
import io.weir.query.ValueType;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import io.weir.storage.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Groups the rows of a snapshot. Threads take the blocks one by one. Where the answer depends on
 * the order of the rows, to the last digit of a sum of fractions, the blocks are cut into the same
 * parts however many threads there are, and what the parts come to is put together in their order:
 * so the answer never depends on the threads.
 */
final class Grouping {
  /** Parts that rows are read in where their order matters. */
  static final int ORDERED_PARTS = 8;

  private final Plan plan;
  private final Plan.Shape.Groups shape;
  private final QueryLimits limits;
  private final Workers workers;
  private final Reading reading;
  private final Optional<KnownAnswers.Repeated> repeated;
  private final Slabs slabs;
  private final Arguments arguments;
  private final GroupKeys keys;
  private final GroupKeys series;
  private final MemoryBudget memory;

  /**
   * The grouping of one query.
   *
   * @param shape what is made of the rows: that of the plan, or one that serves it
   * @param repeated the question, if what blocks come to for it is remembered
   * @param slabs where large arrays come from
   */
  Grouping(
      Plan plan,
      Plan.Shape.Groups shape,
      QueryLimits limits,
      Workers workers,
      Reading reading,
      Optional<KnownAnswers.Repeated> repeated,
      Slabs slabs) {
    this.plan = plan;
    this.shape = shape;
    this.limits = limits;
    this.workers = workers;
    this.reading = reading;
    this.repeated = repeated;
    this.slabs = slabs;
    this.arguments = new Arguments(shape.values(), plan.table(), plan.range());
    this.keys = new GroupKeys(shape.keys(), plan.range());
    this.series = CounterSamples.series(plan.range());
    this.memory = new MemoryBudget(limits.memory());
  }

  /**
   * The rows that are wanted of the result, ascending by their keys; any if the query is told to
   * give up.
   */
  List<Object[]> rows(Snapshot snapshot, Wanted wanted) throws InterruptedException {
    boolean ordered = shape.values().stream().anyMatch(Grouping::isOrdered);
    List<GroupCollection> parts = parts(ordered ? ORDERED_PARTS : workers.count(), snapshot);
    try {
      if (ordered) {
        reading.inOrder(snapshot.blocks(), parts, snapshot::release);
        return rows(parts, wanted);
      }
      OptionalInt measure = Contest.measure(shape, wanted);
      List<Block> left =
          reading.lastFirst(
              unknown(snapshot.blocks(), parts),
              parts.stream().map(this::remembering).toList(),
              snapshot::release,
              block -> measure.isPresent() && block.isSealed() && haveManyGroups(parts));
      return left.isEmpty() || workers.isCancelled()
          ? rows(parts, wanted)
          : greatest(left, parts, measure.getAsInt(), wanted);
    } finally {
      parts.forEach(part -> part.spilled().ifPresent(SpilledRows::close));
    }
  }

  private static boolean haveManyGroups(List<GroupCollection> parts) {
    return parts.stream().anyMatch(GroupCollection::putsRowsAside);
  }

  private List<GroupCollection> parts(int count, Snapshot snapshot) {
    return IntStream.range(0, Math.max(1, Math.min(count, snapshot.blocks().size())))
        .mapToObj(_ -> collection())
        .toList();
  }

  private GroupCollection collection() {
    return new GroupCollection(shape, arguments, keys, series, limits, memory, slabs);
  }

  /** Has parts take over what is known of blocks, and answers the others. */
  private List<Block> unknown(List<Block> blocks, List<GroupCollection> parts)
      throws InterruptedException {
    if (repeated.isEmpty()) {
      return blocks;
    }
    List<Block> unknown = new ArrayList<>();
    List<BlockAnswer> known = new ArrayList<>();
    for (Block block : blocks) {
      repeated.get().find(block).ifPresentOrElse(known::add, () -> unknown.add(block));
    }
    known.forEach(reading::passOver);
    workers.run(
        parts.size(),
        part -> {
          for (int i = part; i < known.size(); i += parts.size()) {
            parts.get(part).absorb(known.get(i));
          }
        });
    return unknown;
  }

  /** What takes the rows of the other blocks for a part. */
  private Scan.Sink remembering(GroupCollection part) {
    return repeated.isEmpty()
        ? part
        : new RememberedRows(repeated.get(), part, collection(), workers);
  }

  /** The wanted groups of very many, with those of the blocks that are left. */
  private List<Object[]> greatest(
      List<Block> left, List<GroupCollection> parts, int measure, Wanted wanted)
      throws InterruptedException {
    Contest contest =
        new Contest(shape.keys().size() + measure, wanted.count(), bounds(left, parts, measure));
    List<ContenderRows> sinks =
        parts.stream().map(part -> new ContenderRows(contest.contenders(), keys, part)).toList();
    contest.begin();
    List<Object[]> rows;
    do {
      reading.again(left, sinks);
      rows = rows(parts, wanted);
    } while (!workers.isCancelled() && contest.goesOn(rows));
    return rows;
  }

  /** The most that each bucket of groups comes to, as results hold it. */
  private List<Object> bounds(List<Block> left, List<GroupCollection> parts, int measure)
      throws InterruptedException {
    Arguments argument =
        new Arguments(List.of(shape.values().get(measure)), plan.table(), plan.range());
    List<UpperBounds> bounds = parts.stream().map(_ -> new UpperBounds(argument, keys)).toList();
    reading.lastFirst(left, bounds, _ -> {}, _ -> false);
    UpperBounds whole = bounds.getFirst();
    bounds.subList(1, bounds.size()).forEach(whole::add);
    for (GroupCollection part : parts) {
      part.sets().forEach(set -> whole.add(set.table(), set.accumulators().get(measure)));
    }
    GroupRows cells = new GroupRows(shape, arguments, plan.elapsed());
    List<Object> most = new ArrayList<>();
    for (int bucket = 0; bucket < UpperBounds.BUCKETS; bucket++) {
      most.add(cells.ofAllTimes(measure, whole.bound(bucket)));
    }
    return most;
  }

  private List<Object[]> rows(List<GroupCollection> parts, Wanted wanted)
      throws InterruptedException {
    return workers.isCancelled()
        ? List.of()
        : new GroupMerge(shape, arguments, plan.elapsed(), parts, limits, memory, workers)
            .rows(wanted);
  }

  /** Whether an aggregate depends on the order of what is added. */
  private static boolean isOrdered(Plan.Value value) {
    boolean fraction = value.input().isPresent() && value.input().get().type() == ValueType.NUMBER;
    return switch (value.aggregate()) {
      case SUM, AVG, RATE, DELTA, SHARE, ERROR -> fraction;
      case STDDEV, FIRST, LAST, NHI_CAUSE, PERFORMANCE, AVAILABILITY -> true;
      case COUNT, MIN, MAX, P50, P90, P95, P99, PERCENTILE, DISTINCT, SAMPLES, NHI -> false;
    };
  }
}
