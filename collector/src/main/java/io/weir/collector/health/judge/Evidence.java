package io.weir.collector.health.judge;

/** Findings in words. */
final class Evidence {
  /** What is said of a minute that is clean, where the minutes before were not. */
  static final String CLEARING = "as usual in this minute, but not for three minutes in a row yet";

  private Evidence() {}

  /** What a finding says, with the samples that it rests on. */
  static String of(Finding finding) {
    return "%s (%,d samples, %.0f standard deviations)"
        .formatted(measured(finding), finding.samples(), finding.sigmas());
  }

  private static String measured(Finding finding) {
    double now = finding.now();
    double usual = finding.usual();
    return switch (finding.metric()) {
      case RTT -> "round trips take %s, usually %s".formatted(time(now), time(usual));
      case DURATION -> "operations take %s, usually %s".formatted(time(now), time(usual));
      case RETRANSMITS ->
          "%.2f %% of packets are sent again, usually %.2f %%".formatted(now * 100, usual * 100);
      case HANDSHAKES ->
          "%.0f %% of connection requests get no answer, usually %.0f %%"
              .formatted(unanswered(now) * 100, unanswered(usual) * 100);
      case RESETS ->
          "%.1f %% of packets are resets, usually %.1f %%".formatted(now * 100, usual * 100);
      case TIMEOUTS ->
          "%.1f %% of operations time out, usually %.1f %%".formatted(now * 100, usual * 100);
    };
  }

  /** The part of requests without answer, of the part that requests are of both. */
  private static double unanswered(double requests) {
    return requests <= 0.5 ? 0 : 2 - 1 / requests;
  }

  private static String time(double micros) {
    return micros < 1000 ? "%.0f µs".formatted(micros) : "%.1f ms".formatted(micros / 1000);
  }
}
