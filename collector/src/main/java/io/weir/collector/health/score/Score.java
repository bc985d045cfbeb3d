package io.weir.collector.health.score;

import io.weir.collector.health.judge.Aspect;
import io.weir.collector.health.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The traffic of a scope in one minute, and how much of it is on paths that a network impairs. A
 * path that is impaired counts with what is usual for it, if that is more than what is left.
 */
public final class Score {
  private final Scope scope;
  private final List<Verdict> impaired = new ArrayList<>();
  private double traffic;

  Score(Scope scope) {
    this.scope = scope;
  }

  public Scope scope() {
    return scope;
  }

  /** Its traffic in bytes. */
  public double traffic() {
    return traffic;
  }

  /**
   * From 0 to 100: the part of the traffic that is on paths which are not impaired in an aspect.
   */
  public double of(Aspect aspect) {
    return traffic == 0 ? 100 : 100 * (1 - impairedTraffic(aspect) / traffic);
  }

  /** Bytes on paths that are impaired in an aspect. */
  public double impairedTraffic(Aspect aspect) {
    return impaired(aspect).mapToDouble(Verdict::traffic).sum();
  }

  /** The paths that are impaired in an aspect. */
  public Stream<Verdict> impaired(Aspect aspect) {
    return impaired.stream().filter(verdict -> verdict.isBad(aspect));
  }

  void add(Verdict verdict) {
    traffic += verdict.traffic();
    if (verdict.isBad()) {
      impaired.add(verdict);
    }
  }
}
