package io.weir.collector.agent;

import java.util.Comparator;

/**
 * What is known of a data source of an agent.
 *
 * @param kind of the samples
 * @param sourceClass 0 interface, 1 VLAN, 2 physical entity, 3 logical entity
 * @param index of the source in its class; the ifIndex of an interface
 * @param sequence of its samples
 * @param dropped samples that the agent says it took and could not send, or discarded packets that
 *     it did not tell of
 * @param statedRate sampling rate that its last sample stated; 0 where it samples no packets
 * @param effectiveRate packets a sample, by the growth of the pool; NaN where too few samples came
 *     or the pool is made up
 * @param rateSamples samples that the effective rate is taken from
 * @param poolIsMadeUp whether the pool is always samples times rate: it then proves nothing
 */
public record SourceState(
    SampleKind kind,
    long sourceClass,
    long index,
    SequenceTracker.Counts sequence,
    long dropped,
    long statedRate,
    double effectiveRate,
    long rateSamples,
    boolean poolIsMadeUp) {
  /** By class, index and kind. */
  public static final Comparator<SourceState> ORDER =
      Comparator.comparingLong(SourceState::sourceClass)
          .thenComparingLong(SourceState::index)
          .thenComparing(SourceState::kind);

  /** A rate that differs by less is as good as the stated one. */
  private static final double TOLERATED_RATE = 0.1;

  /** In standard deviations: that of the gap between random samples is as long as their mean. */
  private static final double TOLERATED_CHANCE = 4;

  /** Whether the effective rate is another than the stated one, by more than chance explains. */
  public boolean rateDiffers() {
    double chance = TOLERATED_CHANCE / Math.sqrt((double) rateSamples);
    double tolerated = statedRate * Math.max(TOLERATED_RATE, chance);
    return Math.abs(effectiveRate - statedRate) > tolerated; // never where it is NaN
  }

  /** The data source in words: ifIndex 5, VLAN 7. */
  public String name() {
    return switch ((int) sourceClass) {
      case 0 -> index == 0 ? "the whole device" : "ifIndex " + index;
      case 1 -> "VLAN " + index;
      case 2 -> "physical entity " + index;
      case 3 -> "logical entity " + index;
      default -> "data source " + sourceClass + ":" + index;
    };
  }
}
