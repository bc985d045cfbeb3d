package io.weir.query.exec;

import java.util.Arrays;
import java.util.function.LongFunction;

/**
 * The value of the earliest or of the latest row that has one, beside which stands its time. Of
 * rows of one time the first that came is the earliest, the last the latest.
 */
final class EdgeAccumulator implements PairAccumulator {
  private final LongFunction<Object> cells;
  private final boolean earliest;
  private long[] times = new long[0];
  private long[] words = new long[0];
  private boolean[] seen = new boolean[0];

  /**
   * No values yet.
   *
   * @param cells the cell that a word stands for
   */
  EdgeAccumulator(LongFunction<Object> cells, boolean earliest) {
    this.cells = cells;
    this.earliest = earliest;
  }

  @Override
  public void reserve(int size) {
    if (times.length < size) {
      int grown = Math.max(size, times.length * 2);
      times = Arrays.copyOf(times, grown);
      words = Arrays.copyOf(words, grown);
      seen = Arrays.copyOf(seen, grown);
    }
  }

  @Override
  public void add(
      int[] groups,
      long[] values,
      boolean[] present,
      long[] besides,
      boolean[] hasBeside,
      int count) {
    for (int i = 0; i < count; i++) {
      if (present[i] && hasBeside[i]) {
        add(groups[i], values[i], besides[i]);
      }
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    EdgeAccumulator added = (EdgeAccumulator) other;
    for (int i = 0; i < count; i++) {
      if (added.seen[theirs[i]]) {
        add(mine[i], added.words[theirs[i]], added.times[theirs[i]]);
      }
    }
  }

  @Override
  public Object result(int group) {
    return seen[group] ? cells.apply(words[group]) : null;
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * (times.length + words.length) + seen.length;
  }

  private void add(int group, long word, long time) {
    if (!seen[group] || (earliest ? time < times[group] : time >= times[group])) {
      seen[group] = true;
      times[group] = time;
      words[group] = word;
    }
  }
}
