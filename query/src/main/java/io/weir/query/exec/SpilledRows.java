package io.weir.query.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows put aside to be grouped later, in partitions by the hash of their groups: so that all rows
 * of a group lie together, and the groups of a partition fit the caches. Belongs to one thread at a
 * time.
 *
 * <pre>
 * a row: the words of its group; the value of each input; which of these are there, a bit each
 * </pre>
 *
 * Where no value is negative, one that is not there is −1 instead of a bit.
 */
final class SpilledRows {
  /** Partitions, by the uppermost bits of the hash. */
  static final int PARTITION_BITS = 10;

  /** The most rows that are handed on at once. */
  static final int CHUNK_ROWS = 256;

  private static final int PARTITIONS = 1 << PARTITION_BITS;
  private static final long NOT_THERE = -1;

  /** Takes some rows of a partition. */
  interface Sink {
    /**
     * Some rows.
     *
     * @param words of their groups, by word and place
     * @param values of their inputs, by input and place
     * @param present which of these are there
     */
    void accept(long[][] words, long[][] values, boolean[][] present, int count);
  }

  private final int words;
  private final int inputs;
  private final boolean unsigned;
  private final int stride;
  private final int chunk;
  private final Slabs source;
  private final List<long[]> slabs = new ArrayList<>();
  private int slabEnd = Slabs.SIZE;
  private final long[][] current = new long[PARTITIONS][];
  private final int[] next = new int[PARTITIONS];
  private final int[] end = new int[PARTITIONS];
  private final List<List<Chunk>> filled = new ArrayList<>();

  /** Where rows of one partition lie. */
  private static final class Chunk {
    private final long[] slab;
    private final int from;
    private final int to;

    Chunk(long[] slab, int from, int to) {
      this.slab = slab;
      this.from = from;
      this.to = to;
    }
  }

  /**
   * No rows yet.
   *
   * @param words how many words a group has
   * @param inputs how many values a row has
   * @param unsigned whether no value is negative
   * @param source where arrays for the rows come from
   */
  SpilledRows(int words, int inputs, boolean unsigned, Slabs source) {
    this.source = source;
    this.words = words;
    this.inputs = inputs;
    this.unsigned = unsigned;
    this.stride = words + inputs + (unsigned ? 0 : 1);
    this.chunk = CHUNK_ROWS * stride;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      filled.add(new ArrayList<>());
    }
  }

  long bytes() {
    return (long) slabs.size() * Slabs.SIZE * Long.BYTES;
  }

  /** Gives the arrays back; no row is left then. */
  void close() {
    source.giveBack(slabs);
    slabs.clear();
  }

  /** The partition of a hash. */
  static int partition(long hash) {
    return (int) (hash >>> (Long.SIZE - PARTITION_BITS));
  }

  /** Puts rows aside. */
  void add(long[][] keys, long[][] values, boolean[][] present, int count) {
    for (int i = 0; i < count; i++) {
      int partition = partition(GroupTable.hash(keys, words, i));
      if (next[partition] == end[partition]) {
        begin(partition);
      }
      long[] slab = current[partition];
      int at = next[partition];
      next[partition] = at + stride;
      for (int word = 0; word < words; word++) {
        slab[at++] = keys[word][i];
      }
      long there = 0;
      for (int input = 0; input < inputs; input++) {
        boolean isThere = present[input][i];
        slab[at++] = isThere ? values[input][i] : NOT_THERE;
        there |= (isThere ? 1L : 0) << input;
      }
      if (!unsigned) {
        slab[at] = there;
      }
    }
  }

  /** Hands on the rows of a partition in the order in which they came. */
  void forEach(int partition, Sink sink) {
    long[][] keys = new long[words][CHUNK_ROWS];
    long[][] values = new long[inputs][CHUNK_ROWS];
    boolean[][] present = new boolean[inputs][CHUNK_ROWS];
    for (Chunk rows : chunks(partition)) {
      int count = read(rows, keys, values, present);
      sink.accept(keys, values, present, count);
    }
  }

  /** How many rows a partition has. */
  int rows(int partition) {
    int full = filled.get(partition).size() * CHUNK_ROWS;
    return full + last(partition).map(some -> (some.to - some.from) / stride).orElse(0);
  }

  private List<Chunk> chunks(int partition) {
    List<Chunk> all = new ArrayList<>(filled.get(partition));
    last(partition).ifPresent(all::add);
    return all;
  }

  /** Brings rows back to columns, and answers how many they are. */
  private int read(Chunk rows, long[][] keys, long[][] values, boolean[][] present) {
    int count = (rows.to - rows.from) / stride;
    for (int word = 0; word < words; word++) {
      column(rows, word, keys[word], count);
    }
    for (int input = 0; input < inputs; input++) {
      column(rows, words + input, values[input], count);
      int at = rows.from + words + inputs;
      for (int i = 0; i < count; i++, at += stride) {
        present[input][i] =
            unsigned ? values[input][i] != NOT_THERE : (rows.slab[at] >>> input & 1) != 0;
      }
    }
    return count;
  }

  private void column(Chunk rows, int place, long[] out, int count) {
    for (int i = 0, at = rows.from + place; i < count; i++, at += stride) {
      out[i] = rows.slab[at];
    }
  }

  private Optional<Chunk> last(int partition) {
    return current[partition] == null
        ? Optional.empty()
        : Optional.of(new Chunk(current[partition], end[partition] - chunk, next[partition]));
  }

  private void begin(int partition) {
    last(partition).ifPresent(filled.get(partition)::add);
    if (slabEnd + chunk > Slabs.SIZE) {
      slabs.add(source.take());
      slabEnd = 0;
    }
    current[partition] = slabs.getLast();
    next[partition] = slabEnd;
    slabEnd += chunk;
    end[partition] = slabEnd;
  }
}
