package io.weir.jmh.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * What a user may say of a run.
 *
 * @param quick whether to see that it works, rather than to measure
 * @param candidates what to measure
 */
record Options(boolean quick, List<Candidate> candidates) {
  private static final List<Long> RATES =
      List.of(
          50_000L, 100_000L, 150_000L, 200_000L, 250_000L, 300_000L, 350_000L, 400_000L, 500_000L);
  private static final List<Long> QUICK_RATES = List.of(10_000L, 50_000L);

  /** Reads arguments: {@code --quick}, and names of candidates, of which none means all. */
  static Options parse(String... arguments) {
    List<String> names = new ArrayList<>(List.of(arguments));
    boolean quick = names.remove("--quick");
    List<Candidate> named =
        Candidate.ALL.stream().filter(candidate -> names.remove(candidate.name())).toList();
    if (!names.isEmpty()) {
      throw new IllegalArgumentException(
          "no candidate "
              + names.getFirst()
              + "; there are "
              + Candidate.ALL.stream().map(Candidate::name).toList());
    }
    return new Options(quick, named.isEmpty() ? Candidate.ALL : named);
  }

  /** Datagrams a second that are offered one after the other. */
  List<Long> rates() {
    return quick ? QUICK_RATES : RATES;
  }

  /**
   * What everyone gets before it counts: a collector runs for months, its compiler for a minute.
   */
  Load warmUp() {
    return quick ? new Load(10_000, 1_000) : new Load(150_000, 30_000);
  }

  /** How long each rate is offered. */
  long loadMillis() {
    return quick ? 1_000 : 4_000;
  }

  /** How long clients ask while datagrams come in: a minute, in which path health has its turn. */
  long queryMillis() {
    return quick ? 2_000 : 60_000;
  }

  /**
   * How long the rate at which the latency is probed is offered before that: what is asked for and
   * what path health goes through meanwhile, the last minute and the one before it, is of that rate
   * then, and not of those that came before.
   */
  long settleMillis() {
    return quick ? 2_000 : 130_000;
  }

  /** How long a collector is overloaded. */
  long overloadMillis() {
    return quick ? 2_000 : 15_000;
  }
}
