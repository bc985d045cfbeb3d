package io.weir.query.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What counters rose by, group by group. Each rise lies between two neighbours of one series; it
 * belongs to the group of the later one's row, and where groups are bins of time, evenly to all the
 * bins that it spans. Belongs to one thread.
 */
final class CounterRises {
  /** A sample this little behind the one before it, in sequence and time, was late on its way. */
  private static final int LATE_STEPS = 16;

  private static final long SOON_MILLIS = 10_000;

  private enum Follow {
    /** The next that the agent sent. */
    NEXT,
    /** The same again, or an older one that comes late: it tells nothing new. */
    PASSED,
    /** The first of an agent that began anew. */
    ANEW
  }

  /** Takes what one series rose by in one group. */
  interface Sink {
    /**
     * A rise.
     *
     * @param millis how much time it took; 0 if none is known
     */
    void accept(int group, double rise, long millis);
  }

  private final CounterSamples samples;
  private final Groups groups;
  private final long[] widths;
  private final List<Integer> touched = new ArrayList<>();
  private double[] rises = new double[0];
  private long[] millis = new long[0];
  private boolean[] isTouched = new boolean[0];

  CounterRises(CounterSamples samples, Groups groups, GroupKeys keys) {
    this.samples = samples;
    this.groups = groups;
    this.widths =
        IntStream.range(0, keys.size())
            .mapToObj(key -> keys.key(key).binMillis())
            .flatMap(Optional::stream)
            .mapToLong(Long::longValue)
            .toArray();
  }

  /** Hands on the rises, series by series in an order that depends on the samples alone. */
  void forEach(Sink sink) {
    for (int[] series : samples.inOrder()) {
      walk(series);
      for (int group : touched) {
        sink.accept(group, rises[group], millis[group]);
        rises[group] = 0;
        millis[group] = 0;
        isTouched[group] = false;
      }
      touched.clear();
    }
  }

  private void walk(int[] series) {
    int older = series[0];
    for (int i = 1; i < series.length; i++) {
      int newer = series[i];
      Follow follow = follow(older, newer);
      if (follow == Follow.NEXT) {
        double rise = samples.movement(newer).rise(samples.value(older), samples.value(newer));
        spread(samples.group(newer), samples.time(older), samples.time(newer), rise);
      }
      older = follow == Follow.PASSED ? older : newer;
    }
  }

  private Follow follow(int older, int newer) {
    long from = samples.sequence(older);
    long to = samples.sequence(newer);
    if (from == CounterSamples.NO_SEQUENCE || to == CounterSamples.NO_SEQUENCE) {
      return Follow.NEXT;
    }
    int step = (int) (to - from); // the agent counts in 32 bits
    boolean soon = samples.time(newer) - samples.time(older) <= SOON_MILLIS;
    if (step == 0) {
      // another value: the agent does not count its reports
      boolean same = samples.value(newer) == samples.value(older);
      return soon && same ? Follow.PASSED : Follow.NEXT;
    }
    if (step > 0) {
      return Follow.NEXT;
    }
    return soon && step >= -LATE_STEPS ? Follow.PASSED : Follow.ANEW;
  }

  private void spread(int group, long from, long to, double rise) {
    if (Double.isNaN(rise)) {
      return;
    }
    long at = from;
    while (at < to) {
      long end = Math.min(to, endOfBins(at));
      double share = (double) (end - at) / (to - from);
      int target = at >= startOfBins(to) ? group : groups.at(group, at);
      add(target, rise * share, end - at);
      at = end;
    }
    if (from == to) {
      add(group, rise, 0);
    }
  }

  private void add(int group, double rise, long duration) {
    if (rises.length <= group) {
      int grown = Math.max(group + 1, rises.length * 2);
      rises = Arrays.copyOf(rises, grown);
      millis = Arrays.copyOf(millis, grown);
      isTouched = Arrays.copyOf(isTouched, grown);
    }
    if (!isTouched[group]) {
      isTouched[group] = true;
      touched.add(group);
    }
    rises[group] += rise;
    millis[group] += duration;
  }

  /** Where the first of the bins ends that a time lies in. */
  private long endOfBins(long time) {
    long end = Long.MAX_VALUE;
    for (long width : widths) {
      end = Math.min(end, (Math.floorDiv(time, width) + 1) * width);
    }
    return end;
  }

  /** Where the last of the bins begins that a time lies in. */
  private long startOfBins(long time) {
    long start = Long.MIN_VALUE;
    for (long width : widths) {
      start = Math.max(start, Math.floorDiv(time, width) * width);
    }
    return start;
  }
}
