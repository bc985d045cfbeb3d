package io.weir.collector.agent;

import io.weir.collector.agent.SequenceTracker.Verdict;

/**
 * What one data source of an agent sends: an interface, or whatever else samples. Belongs to one
 * thread at a time.
 */
final class DataSource {
  /** Samples that an estimate of the sampling rate needs. */
  private static final int MIN_SAMPLES = 100;

  private final Key key;
  private final SequenceTracker sequence = new SequenceTracker();
  private long statedRate;
  private int pool;
  private int drops;
  private long dropped;
  private int lastSequence;
  private long pooled;
  private long taken;
  private long madeUp;
  private long steps;
  private boolean started;

  /**
   * Which data source.
   *
   * @param kind of the samples
   * @param sourceClass 0 interface, 1 VLAN, 2 physical entity, 3 logical entity (sFlow v5, section
   *     5: sflow_data_source)
   * @param index of the source in its class
   */
  record Key(SampleKind kind, long sourceClass, long index) {}

  DataSource(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  boolean is(SampleKind kind, long sourceClass, long index) {
    return key.index == index && key.sourceClass == sourceClass && key.kind == kind;
  }

  /**
   * Notes a counter sample.
   *
   * @param content differs from that of every other: duplicates were dropped with their datagrams
   */
  void counted(int number, int content) {
    var _ = sequence.follow(number, content);
  }

  /** Notes a flow sample, with its sampling rate, its pool and the drops before it. */
  void sampled(int number, long samplingRate, int samplePool, int cumulativeDrops) {
    Verdict verdict = sequence.follow(number, samplePool);
    if (verdict == Verdict.NEXT && started) {
      drop(cumulativeDrops);
      estimate(number, samplingRate, samplePool);
    }
    if (verdict == Verdict.NEXT || verdict == Verdict.RESTART) {
      started = true;
      lastSequence = number;
      pool = samplePool;
      drops = cumulativeDrops;
      statedRate = samplingRate;
    }
  }

  /**
   * Notes a discarded packet.
   *
   * @return how many the device has not told of since the one before
   */
  long discarded(int number, int cumulativeDrops) {
    Verdict verdict = sequence.follow(number, cumulativeDrops);
    long before = dropped;
    if (verdict == Verdict.NEXT && started) {
      drop(cumulativeDrops);
    }
    if (verdict == Verdict.NEXT || verdict == Verdict.RESTART) {
      started = true;
      drops = cumulativeDrops;
    }
    return dropped - before;
  }

  SourceState state() {
    boolean enough = taken >= MIN_SAMPLES && pooled > 0;
    boolean poolIsMadeUp = steps >= MIN_SAMPLES && madeUp == steps;
    double effectiveRate = enough && !poolIsMadeUp ? (double) pooled / taken : Double.NaN;
    return new SourceState(
        key.kind,
        key.sourceClass,
        key.index,
        sequence.counts(),
        dropped,
        statedRate,
        effectiveRate,
        taken,
        poolIsMadeUp);
  }

  /** The figure is cumulative, and begins anew when the agent does. */
  private void drop(int cumulative) {
    int more = cumulative - drops;
    if (more > 0) {
      dropped += more;
    }
  }

  /** The pool grows by what could have been sampled, the sequence by what was. */
  private void estimate(int number, long samplingRate, int samplePool) {
    if (samplingRate != statedRate) {
      pooled = 0;
      taken = 0;
      madeUp = 0;
      steps = 0;
      return;
    }
    long packets = Integer.toUnsignedLong(samplePool - pool);
    long samples = Integer.toUnsignedLong(number - lastSequence);
    pooled += packets;
    taken += samples;
    steps++;
    if (packets == samples * samplingRate) {
      madeUp++;
    }
  }
}
