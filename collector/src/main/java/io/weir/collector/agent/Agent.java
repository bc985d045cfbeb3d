package io.weir.collector.agent;

import io.weir.collector.agent.SequenceTracker.Verdict;
import io.weir.storage.schema.Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One stream of datagrams: those of an agent's sub-agent. Any thread may use it; noting what came
 * makes no garbage.
 */
public final class Agent {
  private static final int MAX_SOURCES = 1 << 12;

  /** What becomes of a datagram. */
  public enum Outcome {
    ACCEPTED,
    /** To be decoded, too: one that the agent sent later was here before. */
    LATE,
    DUPLICATE,
    OVER_LIMIT
  }

  private final Address address;
  private final int subAgent;
  private final InterfaceNames interfaces;
  private final Budget room;
  private final RateLimit limit;
  private final SequenceTracker sequence = new SequenceTracker();
  private final long[] structures = new long[StructureTally.MAX_STRUCTURES];
  private DataSource[] sources = new DataSource[16];
  private int sourceCount;
  private InetAddress peer;
  private long firstSeenMillis;
  private long lastSeenMillis;
  private long lastFlowMillis;
  private long lastCountersMillis;
  private long uptimeMillis;
  private long samples;
  private long overLimit;
  private long refusedTimestamps;

  Agent(
      Address address,
      int subAgent,
      InterfaceNames interfaces,
      Budget room,
      int datagramsPerSecond) {
    this.address = address;
    this.subAgent = subAgent;
    this.interfaces = interfaces;
    this.room = room;
    this.limit = new RateLimit(datagramsPerSecond);
  }

  boolean is(long high, long low, int subAgent) {
    return address.low() == low && address.high() == high && this.subAgent == subAgent;
  }

  /** The names of the device's interfaces. */
  public InterfaceNames interfaces() {
    return interfaces;
  }

  /**
   * Notes a datagram, and says whether to decode it.
   *
   * @param number its sequence number
   * @param content tells it from another of the same number
   */
  public synchronized Outcome admit(
      int number, int content, long agentUptimeMillis, InetAddress from, long receivedMillis) {
    if (firstSeenMillis == 0) {
      firstSeenMillis = receivedMillis;
    }
    peer = from;
    lastSeenMillis = Math.max(lastSeenMillis, receivedMillis);
    Verdict verdict = sequence.follow(number, content);
    if (verdict == Verdict.DUPLICATE) {
      return Outcome.DUPLICATE;
    }
    uptimeMillis = agentUptimeMillis;
    if (!limit.admits(receivedMillis)) {
      overLimit++;
      return Outcome.OVER_LIMIT;
    }
    return verdict == Verdict.LATE ? Outcome.LATE : Outcome.ACCEPTED;
  }

  /** Notes a flow sample. */
  void sampled(long sourceClass, long index, int number, long samplingRate, int pool, int drops) {
    samples++;
    lastFlowMillis = lastSeenMillis;
    DataSource source = source(SampleKind.FLOW, sourceClass, index);
    if (source != null) {
      source.sampled(number, samplingRate, pool, drops);
    }
  }

  /** Notes a counter sample. */
  public synchronized void counted(long sourceClass, long index, int number) {
    samples++;
    lastCountersMillis = lastSeenMillis;
    DataSource source = source(SampleKind.COUNTERS, sourceClass, index);
    if (source != null) {
      source.counted(number, (int) samples);
    }
  }

  /**
   * Notes a discarded packet.
   *
   * @return how many the device has not told of since the one before
   */
  public synchronized long discarded(long sourceClass, long index, int number, int drops) {
    samples++;
    DataSource source = source(SampleKind.DISCARDED, sourceClass, index);
    return source == null ? 0 : source.discarded(number, drops);
  }

  /** Notes flow samples, of which none are left then. */
  public synchronized void sampled(FlowSampleNotes notes) {
    notes.drainTo(this);
  }

  /** Notes what a datagram held, and its flow samples, of which none are left then. */
  public synchronized void held(StructureTally tally, FlowSampleNotes notes) {
    refusedTimestamps += tally.refusedTimestamps();
    tally.addTo(structures);
    notes.drainTo(this);
  }

  synchronized AgentState state() {
    List<SourceState> states = new ArrayList<>();
    for (DataSource source : sources) {
      if (source != null) {
        states.add(source.state());
      }
    }
    return new AgentState(
        address,
        Integer.toUnsignedLong(subAgent),
        peer == null ? "" : Address.of(peer).toString(),
        firstSeenMillis,
        lastSeenMillis,
        lastFlowMillis,
        lastCountersMillis,
        uptimeMillis,
        samples,
        overLimit,
        refusedTimestamps,
        sequence.counts(),
        states,
        LongStream.of(structures).boxed().toList());
  }

  /** Null if there are too many to follow this one. */
  private DataSource source(SampleKind kind, long sourceClass, long index) {
    int mask = sources.length - 1;
    int slot = slot(sourceClass, index) & mask;
    while (sources[slot] != null) {
      if (sources[slot].is(kind, sourceClass, index)) {
        return sources[slot];
      }
      slot = (slot + 1) & mask;
    }
    if (sourceCount == MAX_SOURCES || !room.take()) {
      return null;
    }
    DataSource added = new DataSource(new DataSource.Key(kind, sourceClass, index));
    sources[slot] = added;
    sourceCount++;
    if (sourceCount * 2 > sources.length) {
      grow();
    }
    return added;
  }

  private void grow() {
    DataSource[] before = sources;
    sources = new DataSource[before.length * 2];
    for (DataSource source : before) {
      if (source != null) {
        int slot = slot(source.key().sourceClass(), source.key().index()) & (sources.length - 1);
        while (sources[slot] != null) {
          slot = (slot + 1) & (sources.length - 1);
        }
        sources[slot] = source;
      }
    }
  }

  private static int slot(long sourceClass, long index) {
    return (int) ((index * 31 + sourceClass) * 0x9e37_79b9_7f4a_7c15L >>> 40);
  }
}
