package io.weir.query.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the observers of a packet count, where several ports or hosts have sampled it. */
public enum Observation {
  /** Every sample of every observer. */
  ALL,
  /** What each observer saw, added up: every sample counts. */
  SUM,
  /** Of each group the observer that saw most of it. */
  MAX,
  /** Samples of interfaces at the edge of the network. */
  EDGE;

  /** The name in queries. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name, if there is one. */
  public static Optional<Observation> named(String name) {
    return Arrays.stream(values()).filter(one -> one.label().equals(name)).findFirst();
  }

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Observation::label).toList();
  }
}
