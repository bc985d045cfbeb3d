package io.weir.collector.health.accuracy;

import java.util.ArrayList;
import java.util.List;

/** Draws the faults of a scenario: far enough apart that each can be told from the others. */
final class Faults {
  private static final List<FaultKind> KINDS = List.of(FaultKind.values());
  private static final int FIRST_MINUTE = 90;
  private static final int PAUSE = 75;

  private final Draw draw;
  private final Site site;

  Faults(Draw draw, Site site) {
    this.draw = draw;
    this.site = site;
  }

  /** Faults of a day, the first of a given kind. */
  List<Fault> of(FaultKind first, int minutes) {
    List<Fault> faults = new ArrayList<>();
    double start = FIRST_MINUTE + draw.between(0.0, 120.0);
    FaultKind kind = first;
    while (start + 65 < minutes) {
      Fault fault = fault(kind, start);
      faults.add(fault);
      start = Math.min(fault.end(), fault.start() + 60) + PAUSE + draw.exponential(240);
      kind = KINDS.get(draw.between(0, KINDS.size() - 1));
    }
    return faults;
  }

  private Fault fault(FaultKind drawn, double start) {
    FaultKind kind = drawn;
    int local = draw.between(0, site.locals() - 1);
    int remote = draw.between(0, site.remotes() - 1);
    double end = start + draw.scaleBetween(3, 60);
    if (kind == FaultKind.BAD_HOST && site.lane(local, 0).near().popularity().length < 2) {
      kind = FaultKind.SURGE; // a subnet's only host cannot be told from its network
    }
    boolean alone = site.lane(0, remote).far().popularity().length < 2;
    return switch (kind) {
      case BROWNOUT ->
          new Fault(kind, start, end, -1, remote, -1, draw.scaleBetween(1.3, 3), 0, reach(), 1);
      case LOSS ->
          new Fault(
              kind, start, end, -1, remote, -1, 1, draw.scaleBetween(0.005, 0.05), reach(), 1);
      case PATH -> {
        boolean slow = draw.chance(0.5);
        yield new Fault(
            kind,
            start,
            end,
            local,
            remote,
            -1,
            slow ? draw.scaleBetween(1.3, 3) : 1,
            slow ? 0 : draw.scaleBetween(0.005, 0.05),
            1,
            1);
      }
      case SATURATION ->
          new Fault(
              kind,
              start,
              end,
              local,
              -1,
              -1,
              1,
              draw.scaleBetween(0.005, 0.03),
              1,
              draw.scaleBetween(10, 60));
      case UNREACHABLE ->
          new Fault(kind, start, end, -1, remote, -1, 1, 0, draw.between(0.4, 1.0), 1);
      case SLOW_SERVER ->
          new Fault(
              kind,
              start,
              end,
              -1,
              remote,
              site.busiestServer(remote),
              !alone && draw.chance(0.5) ? draw.scaleBetween(1.3, 3) : 1,
              0,
              1,
              draw.scaleBetween(3, 10));
      case BAD_HOST ->
          new Fault(
              kind,
              start,
              end,
              local,
              -1,
              site.busiestHost(local),
              draw.scaleBetween(1.3, 3),
              draw.scaleBetween(0.005, 0.05),
              1,
              1);
      case DEPLOY ->
          new Fault(
              kind,
              start,
              Double.MAX_VALUE,
              draw.chance(0.5) ? local : -1,
              draw.chance(0.5) ? remote : -1,
              -1,
              draw.scaleBetween(0.7, 1.8),
              0,
              draw.chance(0.5) ? 0 : 10,
              draw.scaleBetween(0.5, 2));
      case SURGE ->
          new Fault(
              kind,
              start,
              end,
              draw.chance(0.5) ? local : -1,
              draw.chance(0.5) ? remote : -1,
              -1,
              draw.between(1, 1.06),
              0,
              1,
              draw.scaleBetween(3, 8));
      case SAMPLING_RATE ->
          new Fault(
              kind,
              start,
              Double.MAX_VALUE,
              draw.chance(0.5) ? local : -1,
              -1,
              -1,
              1,
              0,
              1,
              draw.scaleBetween(0.1, 10));
      case RESTART ->
          new Fault(kind, start, start + draw.between(1.0, 2.0), local, -1, -1, 1, 0, 1, 1);
      case SILENCE -> new Fault(kind, start, end, local, -1, -1, 1, 0, 1, 1);
    };
  }

  private double reach() {
    return draw.chance(0.7) ? 1 : draw.between(0.7, 1.0);
  }
}
