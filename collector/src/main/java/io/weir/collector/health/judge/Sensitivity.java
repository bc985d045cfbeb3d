package io.weir.collector.health.judge;

/**
 * How much worse than usual a minute has to be. Both must hold: it lies so many standard deviations
 * of its own sampling noise above the baseline, and it is worse by an amount that matters.
 *
 * @param sigmas deviations from which a minute is bad
 * @param suspectSigmas deviations from which a minute is suspect: it counts beside a bad one
 * @param rttRise part of the usual round-trip time by which it has to rise
 * @param rttRiseMicros the least such rise, in microseconds
 * @param retransmitRise part of all packets that has to be sent again beyond the usual
 * @param handshakeRise part of all packets of handshakes that has to be unanswered beyond the usual
 * @param resetRise part of all TCP packets that has to be resets beyond the usual
 * @param timeoutRise part of all operations that has to time out beyond the usual
 * @param durationRise part of an operation's usual duration by which it has to rise
 * @param minutesToLearn minutes of which a baseline is made at least
 * @param minutesToAdopt minutes after which an impairment that does not end is the new baseline
 */
public record Sensitivity(
    double sigmas,
    double suspectSigmas,
    double rttRise,
    double rttRiseMicros,
    double retransmitRise,
    double handshakeRise,
    double resetRise,
    double timeoutRise,
    double durationRise,
    int minutesToLearn,
    int minutesToAdopt) {

  /** What a collector uses. */
  public static final Sensitivity DEFAULT =
      new Sensitivity(4, 3, 0.15, 1000, 0.002, 0.05, 0.05, 0.02, 0.5, 10, 180);
}
