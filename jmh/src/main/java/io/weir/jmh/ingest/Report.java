package io.weir.jmh.ingest;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what is measured, a line as soon as it is known. */
final class Report {
  private final PrintStream out;
  private boolean accounted = true;

  Report(PrintStream out) {
    this.out = out;
  }

  void begin() {
    out.printf(
        Locale.ROOT,
        "%d processors, Linux %s, Java %s, %,d bytes a datagram, %d samples%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.version"),
        Runtime.version(),
        Traffic.DATAGRAM_BYTES,
        Traffic.SAMPLES_A_DATAGRAM);
    out.printf(
        Locale.ROOT,
        "%-10s %10s %10s %9s %10s %10s %8s %7s%n",
        "receiver",
        "offered/s",
        "received/s",
        "loss",
        "kernel",
        "its own",
        "CPU",
        "others");
  }

  void skipped(Candidate candidate) {
    out.printf(Locale.ROOT, "%-10s is not installed: skipped%n", candidate.name());
  }

  /**
   * A line a load: rates in datagrams a second, losses in samples, CPU in µs a datagram; and what
   * others took of the machine, which says how far the line can be trusted.
   */
  void outcome(String label, Outcome outcome) {
    out.printf(
        Locale.ROOT,
        "%-10s %,10.0f %,10.0f %7.3f %% %,10d %,10d %5.2f µs %5.0f %%%s%n",
        label,
        outcome.sent().datagramsPerSecond(),
        outcome.receivedPerSecond(),
        100 * outcome.loss(),
        outcome.kernelDrops() * Traffic.SAMPLES_A_DATAGRAM,
        outcome.samplesLost(),
        outcome.cpuMicros(),
        100 * outcome.others(),
        missing(outcome));
  }

  void best(String label, long datagramsPerSecond) {
    out.printf(
        Locale.ROOT,
        "%-10s keeps %,d datagrams/s with a loss of at most 0.1 %%%n",
        label,
        datagramsPerSecond);
  }

  void latency(Latencies latencies) {
    out.printf(
        Locale.ROOT,
        "latency    p50 %.1f ms, p99 %.1f ms, max %.1f ms of %d probes%n",
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1),
        latencies.count());
  }

  /** How long filtered queries took while a load came in. */
  void queries(QueryLoad.Result result) {
    outcome("queried", result.outcome());
    out.printf(
        Locale.ROOT,
        "%-10s p50 %.1f ms, p99 %.1f ms, max %.1f ms of %,d answers%n",
        result.pace().name().toLowerCase(Locale.ROOT),
        result.answers().millis(0.5),
        result.answers().millis(0.99),
        result.answers().millis(1),
        result.answers().count());
  }

  /** Whether a collector shows what the kernel dropped. */
  void shown(Outcome outcome, long drops) {
    boolean right = drops == outcome.kernelDrops();
    accounted &= right;
    out.printf(
        Locale.ROOT,
        "overload   weir_kernel_drops_total tells of %,d datagrams: %s%n",
        drops,
        right ? "all of them" : "NOT OF ALL");
  }

  void memory(String when, long mebibytes) {
    out.printf(Locale.ROOT, "memory     %,d MiB %s%n", mebibytes, when);
  }

  /** Whether every sample was kept or counted as lost. */
  boolean isAccounted() {
    return accounted;
  }

  private String missing(Outcome outcome) {
    if (outcome.missing() == 0) {
      return outcome.samplesKept().isEmpty() ? "" : "  all accounted for";
    }
    accounted = false;
    return "  %,d SAMPLES NEITHER KEPT NOR COUNTED".formatted(outcome.missing());
  }
}
