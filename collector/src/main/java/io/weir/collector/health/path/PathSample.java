package io.weir.collector.health.path;

/**
 * What one sample says about its path. A measure that the sample does not have is {@link #ABSENT}.
 *
 * @param samplingRate packets that the sample stands for; 1 for an application's operation
 * @param frameBytes length of the sampled frame, in bytes; 0 for an operation
 * @param tcpFlags flags of the TCP header
 * @param rttMicros smoothed round-trip time of the connection
 * @param retransmits segments that the connection sent again since its sample before
 * @param sent whether the reporting host sent the packet, where {@code rttMicros} is there
 * @param durationMicros how long the application's operation took
 * @param timedOut whether the operation ended for want of an answer
 */
public record PathSample(
    long samplingRate,
    long frameBytes,
    int tcpFlags,
    long rttMicros,
    long retransmits,
    boolean sent,
    long durationMicros,
    boolean timedOut) {

  /** A measure that is not there. */
  public static final int ABSENT = -1;

  /** A packet of which the agent tells no more than its length. */
  public static PathSample packet(long samplingRate, long frameBytes) {
    return new PathSample(samplingRate, frameBytes, ABSENT, ABSENT, ABSENT, false, ABSENT, false);
  }

  /** A packet of a connection whose state the reporting host tells. */
  public static PathSample connection(
      long samplingRate, long frameBytes, long rttMicros, long retransmits, boolean sent) {
    return new PathSample(
        samplingRate, frameBytes, ABSENT, rttMicros, retransmits, sent, ABSENT, false);
  }

  /** The same sample with TCP flags. */
  public PathSample withFlags(int flags) {
    return new PathSample(
        samplingRate, frameBytes, flags, rttMicros, retransmits, sent, durationMicros, timedOut);
  }

  /** An application's operation. */
  public static PathSample operation(long durationMicros, boolean timedOut) {
    return new PathSample(1, 0, ABSENT, ABSENT, ABSENT, false, durationMicros, timedOut);
  }
}
