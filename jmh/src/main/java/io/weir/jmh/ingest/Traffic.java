package io.weir.jmh.ingest;

import io.weir.jmh.DemoDatagrams;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * An endless row of datagrams as an agent sends them: 256 of a real one, again and again, with
 * numbers that go on from round to round. One thread takes them.
 */
final class Traffic {
  static final int SAMPLES_A_DATAGRAM = 5;

  /** Datagrams in one system call; the kernel takes at most 64 KiB. */
  static final int BATCH = 32;

  static final int DATAGRAM_BYTES = 1288;

  private static final int DATAGRAMS = 8 * BATCH;
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  // sFlow v5, section 5: sample_datagram_v5 of an agent with an IPv4 address
  private static final int SEQUENCE = 16;
  private static final int FIRST_SAMPLE = 28;

  // the same: flow_sample_expanded, behind its tag and length
  private static final int SAMPLE_SEQUENCE = 8;
  private static final int SOURCE_INDEX = 16;
  private static final int SAMPLING_RATE = 20;
  private static final int SAMPLE_POOL = 24;

  private final MemorySegment bytes;
  private final Sample[] samples = new Sample[DATAGRAMS * SAMPLES_A_DATAGRAM];
  private int sequence;
  private int next;

  /**
   * A sample of the round.
   *
   * @param at where it begins
   * @param rate packets that it stands for
   * @param source where it comes from
   */
  private record Sample(long at, int rate, Source source) {}

  /** A data source, which numbers its samples. */
  private static final class Source {
    private int sequence;
  }

  Traffic(Arena arena) {
    bytes = arena.allocate((long) DATAGRAMS * DATAGRAM_BYTES);
    byte[][] datagrams = DemoDatagrams.ofLength(DATAGRAM_BYTES, DATAGRAMS);
    Map<Integer, Source> sources = new HashMap<>();
    int sample = 0;
    for (int i = 0; i < DATAGRAMS; i++) {
      long start = (long) i * DATAGRAM_BYTES;
      MemorySegment.copy(datagrams[i], 0, bytes, ValueLayout.JAVA_BYTE, start, DATAGRAM_BYTES);
      long at = start + FIRST_SAMPLE;
      for (int j = 0; j < SAMPLES_A_DATAGRAM; j++) {
        Source source = sources.computeIfAbsent(word(at + SOURCE_INDEX), _ -> new Source());
        samples[sample++] = new Sample(at, word(at + SAMPLING_RATE), source);
        at += 8 + word(at + 4);
      }
    }
  }

  /** The next datagrams, one behind the other, until this is called again. */
  MemorySegment nextBatch() {
    int first = next;
    next = (next + BATCH) % DATAGRAMS;
    for (int i = first; i < first + BATCH; i++) {
      bytes.set(WORD, (long) i * DATAGRAM_BYTES + SEQUENCE, ++sequence);
    }
    for (int i = first * SAMPLES_A_DATAGRAM; i < (first + BATCH) * SAMPLES_A_DATAGRAM; i++) {
      number(samples[i]);
    }
    return bytes.asSlice((long) first * DATAGRAM_BYTES, (long) BATCH * DATAGRAM_BYTES);
  }

  private void number(Sample sample) {
    int number = ++sample.source.sequence;
    bytes.set(WORD, sample.at + SAMPLE_SEQUENCE, number);
    bytes.set(WORD, sample.at + SAMPLE_POOL, number * sample.rate);
  }

  private int word(long at) {
    return bytes.get(WORD, at);
  }
}
