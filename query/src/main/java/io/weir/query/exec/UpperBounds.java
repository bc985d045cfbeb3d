package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.Arrays;

/**
 * What the groups of rows come to at most, by one aggregate: as much as all rows do whose groups
 * fall into the same bucket by their hash, as long as no row takes anything away (a count-min
 * sketch of one row; Cormode and Muthukrishnan, Journal of Algorithms 55, 2005). Belongs to one
 * thread.
 */
final class UpperBounds implements Scan.Sink {
  /** How many buckets there are. */
  static final int BUCKETS = 1 << 16;

  private static final int BUCKET_BITS = Integer.numberOfTrailingZeros(BUCKETS);

  private final Arguments argument;
  private final GroupWords words;
  private final ArgumentColumns columns;
  private final Accumulator sums;
  private final int[] buckets = new int[Batches.SIZE];
  private final int width;

  /**
   * No rows yet.
   *
   * @param argument of the one aggregate
   */
  UpperBounds(Arguments argument, GroupKeys keys) {
    Scratch scratch = new Scratch();
    this.argument = argument;
    this.words = new GroupWords(keys, scratch);
    this.columns = new ArgumentColumns(argument, scratch);
    this.sums = Accumulator.of(argument).getFirst();
    this.width = keys.words();
    sums.reserve(BUCKETS);
  }

  /** The bucket of a group's hash. */
  static int bucket(long hash) {
    return (int) (hash >>> (Long.SIZE - BUCKET_BITS));
  }

  @Override
  public void begin(Block block) {
    words.begin(block);
    columns.begin(block);
  }

  @Override
  public void accept(Block block, Rows rows) {
    long[][] groups = words.of(rows);
    int count = rows.count();
    for (int i = 0; i < count; i++) {
      buckets[i] = bucket(GroupTable.hash(groups, width, i));
    }
    columns.read(rows).addTo(sums, argument.first(0), argument.second(0), buckets, count);
  }

  /** Adds what groups come to already. */
  void add(GroupTable groups, Accumulator aggregate) {
    int[] theirs = new int[groups.size()];
    Arrays.setAll(theirs, group -> group);
    int[] mine = new int[theirs.length];
    Arrays.setAll(mine, group -> bucket(groups.hash(group)));
    sums.absorb(aggregate, theirs, mine, theirs.length);
  }

  /** Adds the rows of another thread. */
  void add(UpperBounds other) {
    int[] all = new int[BUCKETS];
    Arrays.setAll(all, bucket -> bucket);
    sums.absorb(other.sums, all, all, BUCKETS);
  }

  /** The bound of a bucket, as results hold it; null if none of its rows has a value. */
  Object bound(int bucket) {
    return sums.result(bucket);
  }
}
