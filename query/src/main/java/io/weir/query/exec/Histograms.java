package io.weir.query.exec;

import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import java.util.Arrays;

/**
 * How the values of every group are distributed: bins whose width is in proportion to their values
 * (DDSketch, Masson et al., PVLDB 12, 2019), so that a quantile is within 1 % of its own value. A
 * group of few values keeps the bin of each, in a chain of small pieces; one of many counts them
 * bin by bin. Belongs to one thread.
 */
final class Histograms {
  private static final double RELATIVE_ACCURACY = 0.01;
  private static final IndexMapping BINS = new CubicallyInterpolatedMapping(RELATIVE_ACCURACY);

  /** What separates the bins of positive values from 0, and 0 from those of negative ones. */
  private static final int FIRST_POSITIVE = 1 << 20;

  private static final double LEAST = BINS.minIndexableValue();
  private static final int PIECE = 8; // the bins of seven values, and where the piece before is
  private static final int FEW = 140;

  private final boolean fraction;

  /** The values of each group that were added; beyond {@link #FEW} they are in {@link #many}. */
  private int[] counts = new int[0];

  /** Where the latest piece of each group begins, or its number in {@link #many}. */
  private int[] places = new int[0];

  private int[] pieces = new int[1 << 10];
  private int piecesEnd = PIECE; // 0 stands for none
  private Counted[] many = new Counted[16];
  private int manySize;
  private final int[] few = new int[FEW];
  private final int[] theirFew = new int[FEW];

  /** Histograms of whole numbers, or of the raw bits of numbers with a fraction. */
  Histograms(boolean fraction) {
    this.fraction = fraction;
  }

  void reserve(int size) {
    if (counts.length < size) {
      int grown = Math.max(size, counts.length * 2);
      counts = Arrays.copyOf(counts, grown);
      places = Arrays.copyOf(places, grown);
    }
  }

  void add(int[] groups, long[] values, boolean[] present, int count) {
    for (int i = 0; i < count; i++) {
      if (present[i]) {
        add(groups[i], bin(fraction ? Double.longBitsToDouble(values[i]) : values[i]), 1);
      }
    }
  }

  /** Adds the groups {@code theirs[i]} of others to {@code mine[i]} here. */
  void absorb(Histograms others, int[] theirs, int[] mine, int count) {
    for (int i = 0; i < count; i++) {
      int group = theirs[i];
      if (others.counts[group] > FEW) {
        Counted counted = others.many[others.places[group]];
        for (int bin = counted.first; bin < counted.first + counted.counts.length; bin++) {
          long times = counted.counts[bin - counted.first];
          if (times > 0) {
            add(mine[i], bin, times);
          }
        }
        continue;
      }
      int size = others.copyFew(group, theirFew);
      for (int value = 0; value < size; value++) {
        add(mine[i], theirFew[value], 1);
      }
    }
  }

  boolean isEmpty(int group) {
    return counts[group] == 0;
  }

  /** A quantile, from 0 to 1, of a group that has values. */
  double quantile(int group, double quantile) {
    if (counts[group] > FEW) {
      return value(many[places[group]].binAt(quantile));
    }
    int size = copyFew(group, few);
    Arrays.sort(few, 0, size);
    return value(few[(int) (quantile * (size - 1))]);
  }

  long bytes() {
    long bytes = (long) Integer.BYTES * (counts.length + places.length + pieces.length);
    for (int i = 0; i < manySize; i++) {
      bytes += (long) Long.BYTES * many[i].counts.length;
    }
    return bytes;
  }

  private void add(int group, int bin, long times) {
    int count = counts[group];
    if (count <= FEW && count + times > FEW) {
      countFew(group);
      count = FEW + 1;
      counts[group] = count;
    }
    if (count > FEW) {
      many[places[group]].add(bin, times);
      return;
    }
    for (long i = 0; i < times; i++) {
      append(group, bin);
    }
  }

  private void append(int group, int bin) {
    int inPiece = counts[group] % (PIECE - 1);
    if (inPiece == 0) {
      if (piecesEnd == pieces.length) {
        pieces = Arrays.copyOf(pieces, pieces.length * 2);
      }
      pieces[piecesEnd] = places[group];
      places[group] = piecesEnd;
      piecesEnd += PIECE;
    }
    pieces[places[group] + 1 + inPiece] = bin;
    counts[group]++;
  }

  /** Copies the bins of a group of few values, and answers how many there are. */
  private int copyFew(int group, int[] out) {
    int size = counts[group];
    int piece = places[group];
    int copied = 0;
    for (int left = size; left > 0; piece = pieces[piece]) {
      int inPiece = (left - 1) % (PIECE - 1) + 1;
      System.arraycopy(pieces, piece + 1, out, copied, inPiece);
      copied += inPiece;
      left -= inPiece;
    }
    return size;
  }

  private void countFew(int group) {
    Counted counted = new Counted();
    int size = copyFew(group, few);
    for (int i = 0; i < size; i++) {
      counted.add(few[i], 1);
    }
    if (manySize == many.length) {
      many = Arrays.copyOf(many, manySize * 2);
    }
    places[group] = manySize;
    many[manySize++] = counted;
  }

  /** The bin of a value; bins ascend as values do. */
  private static int bin(double value) {
    if (value > LEAST) {
      return FIRST_POSITIVE + BINS.index(value);
    }
    return value < -LEAST ? -FIRST_POSITIVE - BINS.index(-value) : 0;
  }

  private static double value(int bin) {
    if (bin == 0) {
      return 0;
    }
    return bin > 0 ? BINS.value(bin - FIRST_POSITIVE) : -BINS.value(-FIRST_POSITIVE - bin);
  }

  /** The values of one group, counted bin by bin. */
  private static final class Counted {
    private static final int MARGIN = 64;

    private long[] counts = new long[0];
    private int first;
    private long total;

    void add(int bin, long times) {
      if (bin < first || bin - first >= counts.length) {
        cover(bin);
      }
      counts[bin - first] += times;
      total += times;
    }

    /** The bin of a quantile of the values. */
    int binAt(double quantile) {
      double rank = quantile * (total - 1);
      long before = 0;
      int place = -1;
      while (before <= rank) {
        before += counts[++place];
      }
      return first + place;
    }

    private void cover(int bin) {
      boolean none = counts.length == 0;
      int least = none ? bin : Math.min(first, bin);
      int most = none ? bin : Math.max(first + counts.length - 1, bin);
      int from = least - (none || bin < first ? MARGIN : 0);
      int to = most + (none || bin > first ? MARGIN : 0);
      long[] grown = new long[to - from + 1];
      System.arraycopy(counts, 0, grown, none ? 0 : first - from, counts.length);
      counts = grown;
      first = from;
    }
  }
}
