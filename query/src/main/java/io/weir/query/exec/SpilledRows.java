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
 * a row: the words of its group; its inputs' presence, a bit each; the value of each input
 * </pre>
 */
final class SpilledRows {
  /** Partitions, by the uppermost bits of the hash. */
  static final int PARTITION_BITS = 10;

  static final int PARTITIONS = 1 << PARTITION_BITS;

  /** Numbers of one array; large, so that the garbage collector leaves it where it is. */
  private static final int SLAB = 1 << 20;

  private static final int CHUNK_ROWS = 256;

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
  private final int stride;
  private final int chunk;
  private final List<long[]> slabs = new ArrayList<>();
  private int slabEnd = SLAB;
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

  SpilledRows(int words, int inputs) {
    this.words = words;
    this.inputs = inputs;
    this.stride = words + 1 + inputs;
    this.chunk = CHUNK_ROWS * stride;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      filled.add(new ArrayList<>());
    }
  }

  long bytes() {
    return (long) slabs.size() * SLAB * Long.BYTES;
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
      int flags = at++;
      for (int input = 0; input < inputs; input++) {
        there |= (present[input][i] ? 1L : 0) << input;
        slab[at++] = values[input][i];
      }
      slab[flags] = there;
    }
  }

  /** Hands on the rows of a partition in the order in which they came. */
  void forEach(int partition, Sink sink) {
    Buffers buffers = new Buffers(words, inputs);
    for (Chunk some : filled.get(partition)) {
      buffers.read(some, sink);
    }
    last(partition).ifPresent(some -> buffers.read(some, sink));
    buffers.flush(sink);
  }

  /** How many rows a partition has. */
  int rows(int partition) {
    int full = filled.get(partition).size() * CHUNK_ROWS;
    return full + last(partition).map(some -> (some.to - some.from) / stride).orElse(0);
  }

  private Optional<Chunk> last(int partition) {
    return current[partition] == null
        ? Optional.empty()
        : Optional.of(new Chunk(current[partition], end[partition] - chunk, next[partition]));
  }

  private void begin(int partition) {
    last(partition).ifPresent(filled.get(partition)::add);
    if (slabEnd + chunk > SLAB) {
      slabs.add(new long[SLAB]);
      slabEnd = 0;
    }
    current[partition] = slabs.getLast();
    next[partition] = slabEnd;
    slabEnd += chunk;
    end[partition] = slabEnd;
  }

  /** Rows on their way back to columns. */
  private static final class Buffers {
    private final long[][] keys;
    private final long[][] values;
    private final boolean[][] present;
    private int count;

    Buffers(int words, int inputs) {
      keys = new long[words][Batches.SIZE];
      values = new long[inputs][Batches.SIZE];
      present = new boolean[inputs][Batches.SIZE];
    }

    void read(Chunk rows, Sink sink) {
      for (int at = rows.from; at < rows.to; count++) {
        if (count == Batches.SIZE) {
          flush(sink);
        }
        for (long[] key : keys) {
          key[count] = rows.slab[at++];
        }
        long there = rows.slab[at++];
        for (int input = 0; input < values.length; input++) {
          present[input][count] = (there >>> input & 1) != 0;
          values[input][count] = rows.slab[at++];
        }
      }
    }

    void flush(Sink sink) {
      if (count > 0) {
        sink.accept(keys, values, present, count);
        count = 0;
      }
    }
  }
}
