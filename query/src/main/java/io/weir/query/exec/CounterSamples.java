package io.weir.query.exec;

import io.weir.query.QueryLimits;
import io.weir.query.TimeRange;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The samples of counters that a query reads, each with its series and with the group of its row:
 * an array a property. They are put in order at the end, since neither blocks nor rows are in the
 * order of time. Belongs to one thread.
 */
final class CounterSamples {
  /** Stands for a sequence number that is absent. */
  static final long NO_SEQUENCE = -1;

  private static final long BYTES_A_SAMPLE = 36;

  /** What samples of one counter agree in. */
  private static final List<Field> IDENTITY =
      List.of(
          Counters.AGENT,
          Counters.SUB_AGENT,
          Counters.SOURCE_CLASS,
          Counters.SOURCE_INDEX,
          Counters.NAME,
          Counters.TAGS);

  /** Of keys that are no times. */
  private static final TimeRange NO_RANGE = new TimeRange(0, 1);

  private final int max;
  private final Scratch scratch;
  private final Groups series;
  private final Groups kinds;
  private int[] seriesNumbers = new int[0];
  private int[] groups = new int[0];
  private long[] times = new long[0];
  private double[] values = new double[0];
  private long[] sequences = new long[0];
  private CounterMovement[] movements = new CounterMovement[0];
  private int size;

  private final int[] rowSeries = new int[Batches.SIZE];
  private final int[] rowKinds = new int[Batches.SIZE];
  private final long[] rowTimes = new long[Batches.SIZE];
  private final long[] rowValues = new long[Batches.SIZE];
  private final long[] rowSequences = new long[Batches.SIZE];
  private final boolean[] hasValue = new boolean[Batches.SIZE];
  private final boolean[] hasSequence = new boolean[Batches.SIZE];
  private Optional<BlockInput> time = Optional.empty();
  private Optional<BlockInput> value = Optional.empty();
  private Optional<BlockInput> sequence = Optional.empty();

  /**
   * No samples yet.
   *
   * @param series what {@link #series(TimeRange)} answers for the query
   */
  CounterSamples(GroupKeys series, QueryLimits limits, Scratch scratch) {
    this.max = limits.samples();
    this.scratch = scratch;
    this.series = new Groups(series, limits.groups(), scratch);
    GroupKeys kind = new GroupKeys(List.of(key(Counters.KIND)), NO_RANGE);
    this.kinds = new Groups(kind, limits.groups(), scratch);
  }

  /** What tells series apart, for all threads of a query. */
  static GroupKeys series(TimeRange range) {
    List<Plan.Key> keys = IDENTITY.stream().map(CounterSamples::key).toList();
    return new GroupKeys(keys, range);
  }

  /** Turns to a block. */
  void begin(Block block) {
    series.begin(block);
    kinds.begin(block);
    time = BlockInput.of(new Input.OfField(Counters.TIME), block);
    value = BlockInput.of(new Input.OfField(Counters.VALUE), block);
    sequence = BlockInput.of(new Input.OfField(Counters.SEQUENCE), block);
  }

  /** Adds the rows that have a value. */
  void add(Rows rows, int[] rowGroups) {
    if (value.isEmpty()) {
      return;
    }
    read(rows);
    reserve(size + rows.count());
    for (int i = 0; i < rows.count(); i++) {
      if (!hasValue[i]) {
        continue;
      }
      check(size + 1);
      seriesNumbers[size] = rowSeries[i];
      groups[size] = rowGroups[i];
      times[size] = rowTimes[i];
      values[size] = Double.longBitsToDouble(rowValues[i]);
      sequences[size] = hasSequence[i] ? rowSequences[i] : NO_SEQUENCE;
      movements[size] = CounterMovement.of((String) kinds.value(rowKinds[i], 0));
      size++;
    }
  }

  /** Takes over the samples of another, whose group {@code i} is {@code mine[i]} here. */
  void absorb(CounterSamples other, int[] mine) {
    int[] mySeries = series.absorb(other.series);
    check(size + other.size);
    reserve(size + other.size);
    for (int i = 0; i < other.size; i++) {
      seriesNumbers[size + i] = mySeries[other.seriesNumbers[i]];
      groups[size + i] = mine[other.groups[i]];
    }
    System.arraycopy(other.times, 0, times, size, other.size);
    System.arraycopy(other.values, 0, values, size, other.size);
    System.arraycopy(other.sequences, 0, sequences, size, other.size);
    System.arraycopy(other.movements, 0, movements, size, other.size);
    size += other.size;
  }

  /**
   * The numbers of the samples, series by series, each in the order of time. The order of all, that
   * of the series too, depends on the samples alone and not on how they came.
   */
  List<int[]> inOrder() {
    int[] counts = new int[series.size()];
    for (int sample = 0; sample < size; sample++) {
      counts[seriesNumbers[sample]]++;
    }
    List<int[]> samples = Arrays.stream(counts).mapToObj(int[]::new).toList();
    Arrays.fill(counts, 0);
    for (int sample = 0; sample < size; sample++) {
      int number = seriesNumbers[sample];
      samples.get(number)[counts[number]++] = sample;
    }
    samples.forEach(this::sort);
    return samples.stream()
        .filter(some -> some.length > 0)
        .sorted(Comparator.comparing(some -> identity(some[0]), byIdentity()))
        .toList();
  }

  int group(int sample) {
    return groups[sample];
  }

  long time(int sample) {
    return times[sample];
  }

  double value(int sample) {
    return values[sample];
  }

  /** The number of the report that the sample was in, or {@link #NO_SEQUENCE}. */
  long sequence(int sample) {
    return sequences[sample];
  }

  CounterMovement movement(int sample) {
    return movements[sample];
  }

  /** Bytes that the samples take. */
  long bytes() {
    return times.length * BYTES_A_SAMPLE;
  }

  private static Plan.Key key(Field field) {
    return new Plan.Key(new Input.OfField(field), Optional.empty());
  }

  private void read(Rows rows) {
    series.number(rows, rowSeries);
    kinds.number(rows, rowKinds);
    time.orElseThrow().longs(rows, rowTimes, scratch);
    value.orElseThrow().longs(rows, rowValues, scratch);
    value.orElseThrow().present(rows, hasValue, scratch);
    Arrays.fill(hasSequence, false);
    if (sequence.isPresent()) {
      sequence.get().longs(rows, rowSequences, scratch);
      sequence.get().present(rows, hasSequence, scratch);
    }
  }

  private void sort(int[] some) {
    for (int i = 1; i < some.length; i++) {
      if (compare(some[i - 1], some[i]) > 0) {
        Integer[] boxed = Arrays.stream(some).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, this::compare);
        Arrays.setAll(some, place -> boxed[place]);
        return;
      }
    }
  }

  private int compare(int left, int right) {
    int byTime = Long.compare(times[left], times[right]);
    if (byTime != 0) {
      return byTime;
    }
    int bySequence = Long.compare(sequences[left], sequences[right]);
    return bySequence != 0 ? bySequence : Double.compare(values[left], values[right]);
  }

  private Object[] identity(int sample) {
    Object[] cells = new Object[IDENTITY.size()];
    Arrays.setAll(cells, key -> series.value(seriesNumbers[sample], key));
    return cells;
  }

  private static Comparator<Object[]> byIdentity() {
    Comparator<Object[]> all = Cells.by(0, false);
    for (int cell = 1; cell < IDENTITY.size(); cell++) {
      all = all.thenComparing(Cells.by(cell, false));
    }
    return all;
  }

  private void check(int wanted) {
    if (wanted > max) {
      throw BoundExceededException.ofSamples(max);
    }
  }

  private void reserve(int wanted) {
    if (wanted <= times.length) {
      return;
    }
    int grown = Math.max(wanted, times.length * 2);
    seriesNumbers = Arrays.copyOf(seriesNumbers, grown);
    groups = Arrays.copyOf(groups, grown);
    times = Arrays.copyOf(times, grown);
    values = Arrays.copyOf(values, grown);
    sequences = Arrays.copyOf(sequences, grown);
    movements = Arrays.copyOf(movements, grown);
  }
}
