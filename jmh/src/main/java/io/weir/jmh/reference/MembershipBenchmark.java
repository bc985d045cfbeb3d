package io.weir.jmh.reference;

import io.weir.jmh.ScratchDirectory;
import io.weir.storage.block.Block;
import io.weir.storage.block.BlockEncoder;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to learn whether a block has an address: by its sorted dictionary, and by a
 * Bloom filter of ten bits an address, which blocks do not have?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MembershipBenchmark {
  private static final int BLOCKS = 64; // more than the processor's caches hold
  private static final int PROBES = 1000;
  private static final int FILTER_BITS = 10;
  private static final int LINE_BITS = 512;

  private final Arena arena = Arena.ofConfined();
  private final Dictionary[] dictionaries = new Dictionary[BLOCKS];
  private final long[][] filters = new long[BLOCKS][];
  private final long[] probes = new long[PROBES];
  private long present;

  @Setup
  public void seal() throws IOException, DamagedBlockException {
    ReferenceFlows flows = new ReferenceFlows(20_000_000);
    try (ScratchDirectory directory = ScratchDirectory.create();
        OpenFile file = OpenFile.create(directory.path().resolve("open"), Flows.TABLE)) {
      for (int i = 0; i < BLOCKS; i++) {
        OpenBlock open = OpenBlock.start(file, i, new BootId(1, 2));
        while (open.append(flows.next())) {}
        open.publish();
        dictionaries[i] = dictionary(open.view().orElseThrow());
        filters[i] = filter(dictionaries[i]);
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < PROBES; i++) {
      probes[i] = ReferenceFlows.remote(20 * random.nextInt(45_000)); // none of IPv6
      for (Dictionary dictionary : dictionaries) {
        present += holds(dictionary, probes[i]) ? 1 : 0;
      }
    }
    System.out.printf(
        "%d addresses in the first block; an address is in %.0f %% of them%n",
        dictionaries[0].size(), 100.0 * present / PROBES / BLOCKS);
  }

  @Benchmark
  @OperationsPerInvocation(PROBES * BLOCKS)
  public long dictionary() {
    long found = 0;
    for (long probe : probes) {
      for (Dictionary dictionary : dictionaries) {
        found += holds(dictionary, probe) ? 1 : 0;
      }
    }
    if (found != present) {
      throw new IllegalStateException(found + " are found, not " + present);
    }
    return found;
  }

  @Benchmark
  @OperationsPerInvocation(PROBES * BLOCKS)
  public long bloomFilter() {
    long found = 0;
    for (long probe : probes) {
      for (long[] filter : filters) {
        found += mayHold(filter, probe) ? 1 : 0;
      }
    }
    if (found < present) {
      throw new IllegalStateException(found + " are found of " + present);
    }
    return found;
  }

  @TearDown
  public void close() {
    arena.close();
  }

  private Dictionary dictionary(Block view) throws DamagedBlockException {
    ByteBuffer bytes = new BlockEncoder().encode(Flows.TABLE, view);
    MemorySegment copy = arena.allocate(bytes.remaining()).copyFrom(MemorySegment.ofBuffer(bytes));
    SealedBlock block = SealedBlock.open(copy);
    return block.column(Flows.DESTINATION_IP).orElseThrow().dictionary().orElseThrow();
  }

  private static boolean holds(Dictionary dictionary, long address) {
    int code = dictionary.firstAtLeast(new Address(0, address));
    return code < dictionary.size() && dictionary.value(code) == address;
  }

  /** Each address has its seven bits in one line of the processor's cache. */
  private static long[] filter(Dictionary dictionary) {
    long[] filter = new long[(dictionary.size() * FILTER_BITS / LINE_BITS + 1) * 8];
    for (int code = 0; code < dictionary.size(); code++) {
      long hash = hash(dictionary.value(code));
      for (int i = 0; i < 7; i++) {
        filter[word(filter, hash, i)] |= 1L << (hash >>> 9 * i);
      }
    }
    return filter;
  }

  private static boolean mayHold(long[] filter, long address) {
    long hash = hash(address);
    long all = 1;
    for (int i = 0; i < 7; i++) {
      all &= filter[word(filter, hash, i)] >>> (hash >>> 9 * i);
    }
    return (all & 1) != 0;
  }

  private static int word(long[] filter, long hash, int i) {
    int line = (int) ((hash >>> 32) * (filter.length / 8) >>> 32);
    return line * 8 + (int) (hash >>> (9 * i + 6) & 7);
  }

  private static long hash(long address) {
    long hash = address * 0x9e37_79b9_7f4a_7c15L;
    return (hash ^ hash >>> 29) * 0xbf58_476d_1ce4_e5b9L;
  }
}
