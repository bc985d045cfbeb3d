package io.weir.query.exec;

import java.util.Arrays;
import java.util.function.LongFunction;

/**
 * The value of the first or of the last row that has one, in the order of what stands beside it: of
 * the earliest or the latest where that is its time. Of rows that agree in it the one that came
 * first is the first, the one that came last the last.
 */
final class EdgeAccumulator implements PairAccumulator {
  private final LongFunction<Object> cells;
  private final boolean first;
  private long[] ranks = new long[0];
  private long[] words = new long[0];
  private boolean[] seen = new boolean[0];

  /**
   * No values yet.
   *
   * @param cells the cell that a word stands for
   */
  EdgeAccumulator(LongFunction<Object> cells, boolean first) {
    this.cells = cells;
    this.first = first;
  }

  @Override
  public void reserve(int size) {
    if (ranks.length < size) {
      int grown = Math.max(size, ranks.length * 2);
      ranks = Arrays.copyOf(ranks, grown);
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
        add(mine[i], added.words[theirs[i]], added.ranks[theirs[i]]);
      }
    }
  }

  @Override
  public Object result(int group) {
    return seen[group] ? cells.apply(words[group]) : null;
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * (ranks.length + words.length) + seen.length;
  }

  private void add(int group, long word, long rank) {
    if (!seen[group] || (first ? rank < ranks[group] : rank >= ranks[group])) {
      seen[group] = true;
      ranks[group] = rank;
      words[group] = word;
    }
  }
}
