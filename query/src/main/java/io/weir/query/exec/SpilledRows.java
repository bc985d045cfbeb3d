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
 * a narrow row: the words of its group; the values of two inputs in each word, the first below
 * a wide row: the words of its group; the value of each input; which of these are there, a bit each
 * </pre>
 *
 * Rows are narrow until a batch comes in which a value is not there, or does not fit 32 bits.
 */
final class SpilledRows {
  /** Partitions, by the uppermost bits of the hash. */
  static final int PARTITION_BITS = 10;

  /** The most rows that are handed on at once. */
  static final int CHUNK_ROWS = 256;

  private static final int PARTITIONS = 1 << PARTITION_BITS;
  private static final long LOWER_HALF = 0xffff_ffffL;

  /** Takes some rows of a partition. */
  interface Sink {
    /**
     * Some rows.
     *
     * @param words of their groups, by word and place
     * @param values of their inputs, by input and place
     * @param present which of these are there
     * @param partial whether not all are
     */
    void accept(long[][] words, long[][] values, boolean[][] present, boolean partial, int count);
  }

  private final int words;
  private final int inputs;
  private final Slabs source;
  private final List<long[]> slabs = new ArrayList<>();
  private int slabEnd = Slabs.SIZE;
  private boolean narrow = true;
  private final long[][] current = new long[PARTITIONS][];
  private final int[] first = new int[PARTITIONS];
  private final int[] next = new int[PARTITIONS];
  private final int[] end = new int[PARTITIONS];
  private final List<List<Chunk>> filled = new ArrayList<>();

  /** Where rows of one partition lie. */
  private static final class Chunk {
    private final long[] slab;
    private final int from;
    private final int to;
    private final boolean narrow;

    Chunk(long[] slab, int from, int to, boolean narrow) {
      this.slab = slab;
      this.from = from;
      this.to = to;
      this.narrow = narrow;
    }
  }

  /**
   * No rows yet.
   *
   * @param words how many words a group has
   * @param inputs how many values a row has
   * @param source where arrays for the rows come from
   */
  SpilledRows(int words, int inputs, Slabs source) {
    this.words = words;
    this.inputs = inputs;
    this.source = source;
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
  void add(long[][] keys, ArgumentWords arguments, int count) {
    long[][] values = arguments.values();
    boolean[][] present = arguments.present();
    if (narrow && !areNarrow(values, present, count)) {
      widen();
    }
    for (int i = 0; i < count; i++) {
      int partition = partition(GroupTable.hash(keys, words, i));
      if (next[partition] == end[partition]) {
        begin(partition);
      }
      long[] slab = current[partition];
      int at = next[partition];
      for (int word = 0; word < words; word++) {
        slab[at++] = keys[word][i];
      }
      next[partition] =
          narrow ? putNarrow(values, i, slab, at) : putWide(values, present, i, slab, at);
    }
  }

  /** Hands on the rows of a partition in the order in which they came. */
  void forEach(int partition, Sink sink) {
    long[][] keys = new long[words][CHUNK_ROWS];
    long[][] values = new long[inputs][CHUNK_ROWS];
    boolean[][] present = new boolean[inputs][CHUNK_ROWS];
    for (Chunk rows : chunks(partition)) {
      int count = count(rows);
      for (int word = 0; word < words; word++) {
        column(rows, word, keys[word], count);
      }
      if (rows.narrow) {
        readNarrow(rows, values, count);
      } else {
        readWide(rows, values, present, count);
      }
      sink.accept(keys, values, present, !rows.narrow, count);
    }
  }

  /** How many rows a partition has. */
  int rows(int partition) {
    return chunks(partition).stream().mapToInt(this::count).sum();
  }

  private static boolean areNarrow(long[][] values, boolean[][] present, int count) {
    long union = 0;
    boolean all = true;
    for (int input = 0; input < values.length; input++) {
      for (int i = 0; i < count; i++) {
        union |= values[input][i];
        all &= present[input][i];
      }
    }
    return all && union >>> Integer.SIZE == 0;
  }

  private int putNarrow(long[][] values, int row, long[] slab, int from) {
    int at = from;
    for (int input = 0; input < inputs; input += 2) {
      long upper = input + 1 < inputs ? values[input + 1][row] << Integer.SIZE : 0;
      slab[at++] = values[input][row] | upper;
    }
    return at;
  }

  private int putWide(long[][] values, boolean[][] present, int row, long[] slab, int from) {
    long there = 0;
    for (int input = 0; input < inputs; input++) {
      slab[from + input] = values[input][row];
      there |= (present[input][row] ? 1L : 0) << input;
    }
    slab[from + inputs] = there;
    return from + inputs + 1;
  }

  private void readNarrow(Chunk rows, long[][] values, int count) {
    for (int input = 0; input < inputs; input++) {
      long[] out = values[input];
      column(rows, words + input / 2, out, count);
      int shift = input % 2 * Integer.SIZE;
      for (int i = 0; i < count; i++) {
        out[i] = out[i] >>> shift & LOWER_HALF;
      }
    }
  }

  private void readWide(Chunk rows, long[][] values, boolean[][] present, int count) {
    int stride = stride(false);
    for (int input = 0; input < inputs; input++) {
      column(rows, words + input, values[input], count);
      int at = rows.from + words + inputs;
      for (int i = 0; i < count; i++, at += stride) {
        present[input][i] = (rows.slab[at] >>> input & 1) != 0;
      }
    }
  }

  private void column(Chunk rows, int place, long[] out, int count) {
    int stride = stride(rows.narrow);
    for (int i = 0, at = rows.from + place; i < count; i++, at += stride) {
      out[i] = rows.slab[at];
    }
  }

  private int count(Chunk rows) {
    return (rows.to - rows.from) / stride(rows.narrow);
  }

  private int stride(boolean ofNarrow) {
    return words + (ofNarrow ? (inputs + 1) / 2 : inputs + 1);
  }

  private List<Chunk> chunks(int partition) {
    List<Chunk> all = new ArrayList<>(filled.get(partition));
    last(partition).ifPresent(all::add);
    return all;
  }

  private Optional<Chunk> last(int partition) {
    return current[partition] == null
        ? Optional.empty()
        : Optional.of(new Chunk(current[partition], first[partition], next[partition], narrow));
  }

  private void widen() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      last(partition).ifPresent(filled.get(partition)::add);
      current[partition] = null;
      end[partition] = next[partition];
    }
    narrow = false;
  }

  private void begin(int partition) {
    last(partition).ifPresent(filled.get(partition)::add);
    int chunk = CHUNK_ROWS * stride(narrow);
    if (slabEnd + chunk > Slabs.SIZE) {
      slabs.add(source.take());
      slabEnd = 0;
    }
    current[partition] = slabs.getLast();
    first[partition] = slabEnd;
    next[partition] = slabEnd;
    slabEnd += chunk;
    end[partition] = slabEnd;
  }
}
