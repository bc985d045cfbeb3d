package io.weir.jmh.ingest;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What became of a load.
 *
 * @param sent what was offered
 * @param kernelDrops datagrams that found no room in the receiver's buffer
 * @param samplesLost that the receiver says it lost
 * @param samplesKept that the receiver took in; empty where it cannot be asked
 * @param cpu processor time of the receiver
 * @param others part of the machine's processor time that neither receiver nor sender took
 */
record Outcome(
    Sent sent,
    long kernelDrops,
    long samplesLost,
    OptionalLong samplesKept,
    Duration cpu,
    double others) {
  private static final double MOST_LOSS = 0.001;

  /** Samples that were lost and counted as such, in the kernel or by the receiver. */
  long counted() {
    return kernelDrops * Traffic.SAMPLES_A_DATAGRAM + samplesLost;
  }

  /** Samples that are neither kept nor counted as lost; 0 where the receiver cannot be asked. */
  long missing() {
    return samplesKept.isEmpty() ? 0 : sent.samples() - counted() - samplesKept.getAsLong();
  }

  /** The part that was lost, counted or not. */
  double loss() {
    return (double) (counted() + missing()) / sent.samples();
  }

  boolean isKept() {
    return loss() <= MOST_LOSS;
  }

  /** Datagrams taken in each second. */
  double receivedPerSecond() {
    return sent.datagramsPerSecond() * (1 - loss());
  }

  /** Processor time for each datagram that was taken in. */
  double cpuMicros() {
    return cpu.toNanos() / 1e3 / (sent.datagrams() * (1 - loss()));
  }
}
