package io.weir.collector.health.accuracy;

import io.weir.collector.health.path.Interface;
import io.weir.collector.health.path.InterfaceMinute;
import io.weir.collector.health.path.MinuteTally;
import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.PathSample;
import io.weir.storage.schema.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the samples of a scenario, minute by minute. */
final class Traffic {
  private static final long MINUTE_MILLIS = 60_000;
  private static final int SYN = 2;
  private static final int SYN_ACK = 18;
  private static final int RST = 4;
  private static final int ACK = 16;

  private final Draw draw;
  private final Site site;
  private final List<Fault> faults;

  Traffic(Draw draw, Site site, List<Fault> faults) {
    this.draw = draw;
    this.site = site;
    this.faults = faults;
  }

  /**
   * A minute of traffic.
   *
   * @param paths what was measured of each path
   * @param interfaces what the counters said
   */
  record Minute(List<PathMinute> paths, Map<Interface, InterfaceMinute> interfaces) {}

  Minute minute(int minute) {
    MinuteTally tally = new MinuteTally(minute * MINUTE_MILLIS);
    Map<Interface, InterfaceMinute> interfaces = new HashMap<>();
    for (int local = 0; local < site.locals(); local++) {
      for (int remote = 0; remote < site.remotes(); remote++) {
        site.lane(local, remote).tick(draw);
        new PathTraffic(tally, minute, local, remote).run();
        tally.passed(tally.path(site.key(local, remote)), uplink(local));
      }
      if (site.lane(local, 0).near().counted()) {
        interfaces.put(uplink(local), counters(minute, local));
      }
    }
    return new Minute(tally.finish(), interfaces);
  }

  private static Interface uplink(int local) {
    return new Interface(Address.ofIpv4(0x0a00_0001 | local << 8), 1);
  }

  private InterfaceMinute counters(int minute, int local) {
    double used =
        faults.stream()
            .filter(fault -> fault.kind() == FaultKind.SATURATION && fault.local() == local)
            .mapToDouble(
                fault ->
                    Math.clamp(
                        Math.min(fault.end(), minute + 1) - Math.max(fault.start(), minute),
                        0.0,
                        1.0))
            .max()
            .orElse(0);
    double utilisation = 0.3 + 0.69 * used;
    return new InterfaceMinute(utilisation, 0, used > 0.5 ? 5000 : draw.poisson(1), 1e6);
  }

  /** The samples of one path in one minute. */
  private final class PathTraffic {
    private final MinuteTally tally;
    private final int minute;
    private final int local;
    private final int remote;
    private final Lane lane;
    private final double rate;
    private final double volume;
    private final double blip;
    private final double lossiness;
    private final double[] popularity;

    PathTraffic(MinuteTally tally, int minute, int local, int remote) {
      this.tally = tally;
      this.minute = minute;
      this.local = local;
      this.remote = remote;
      this.lane = site.lane(local, remote);
      this.rate =
          Math.max(1, Math.rint(lane.near().samplingRate() * factor(FaultKind.SAMPLING_RATE)));
      this.volume =
          lane.traffic(minute) * factor(FaultKind.SURGE) / factor(FaultKind.SAMPLING_RATE);
      this.blip = draw.chance(lane.blips()) ? draw.between(1.2, 2.0) : 1;
      this.lossiness = lane.loss() * draw.exponential(1);
      this.popularity = lane.popularity();
    }

    void run() {
      int path = tally.path(site.key(local, remote));
      int flows = draw.poisson(lane.flows() * volume);
      for (int i = 0; i < flows; i++) {
        flow(path, minute + draw.between(0.0, 1.0));
      }
      int requests = draw.poisson(lane.handshakes() * volume);
      for (int i = 0; i < requests; i++) {
        handshake(path, minute + draw.between(0.0, 1.0));
      }
      int operations =
          draw.poisson(lane.operations() * lane.traffic(minute) * factor(FaultKind.SURGE));
      for (int i = 0; i < operations; i++) {
        operation(path, minute + draw.between(0.0, 1.0));
      }
    }

    private double factor(FaultKind kind) {
      double factor = 1;
      for (Fault fault : faults) {
        if (fault.kind() == kind && fault.isOn(minute + 0.5) && fault.concerns(local, remote)) {
          factor *= fault.factor();
        }
      }
      return factor;
    }

    private void flow(int path, double time) {
      if (isSilent(time) || isCutOff(time)) {
        return;
      }
      Ends ends = new Ends(time);
      boolean fresh = draw.chance(0.5) || isAfterRestart(time);
      int samples = 1 + draw.poisson(lane.samplesOfFlow() - 1);
      double log =
          ends.logRtt
              + draw.normal(lane.noise())
              + (draw.chance(lane.tail()) ? draw.between(0.3, 1.6) : 0);
      long id = draw.word();
      for (int i = 0; i < samples; i++) {
        boolean sent = draw.chance(0.6);
        long rtt = Math.round(Math.exp(log + draw.normal(0.02)) + ends.queueMicros);
        int again = i == 0 && fresh ? PathSample.ABSENT : retransmits(ends.loss);
        tally.add(
            tally.flow(path, id, ends.near, ends.far),
            PathSample.connection((long) rate, sent ? 1400 : 90, rtt, again, sent)
                .withFlags(draw.chance(0.01) ? RST | ACK : ACK));
      }
    }

    /** Segments sent again between two samples of a connection: losses come in bursts. */
    private int retransmits(double loss) {
      int losses = draw.poisson(draw.exponential(rate) * 0.6 * loss);
      return losses == 0 ? 0 : losses + draw.poisson(losses * 0.5);
    }

    private void handshake(int path, double time) {
      if (isSilent(time)) {
        return;
      }
      Ends ends = new Ends(time);
      boolean unanswered = isCutOff(time);
      int tries = unanswered ? 3 : 1; // each is sampled as likely as any other packet
      for (int i = 0; i < tries; i++) {
        tally.add(
            tally.flow(path, draw.word(), ends.near, ends.far),
            PathSample.packet((long) rate, 78).withFlags(SYN));
      }
      if (!unanswered && draw.chance(0.98)) {
        tally.add(
            tally.flow(path, draw.word(), ends.near, ends.far),
            PathSample.packet((long) rate, 78).withFlags(SYN_ACK));
      }
    }

    private void operation(int path, double time) {
      if (isSilent(time) || isCutOff(time)) {
        return;
      }
      Ends ends = new Ends(time);
      double micros = Math.exp(Math.log(50_000) + draw.normal(0.4)) * ends.slowness;
      tally.add(
          tally.flow(path, draw.word(), ends.near, ends.far),
          PathSample.operation(Math.round(micros), false));
    }

    private boolean isSilent(double time) {
      return faults.stream()
          .anyMatch(
              fault ->
                  (fault.kind() == FaultKind.SILENCE || fault.kind() == FaultKind.RESTART)
                      && fault.isOn(time)
                      && fault.concerns(local, remote));
    }

    private boolean isAfterRestart(double time) {
      return faults.stream()
          .anyMatch(fault -> fault.kind() == FaultKind.RESTART && fault.isOn(time - 1));
    }

    private boolean isCutOff(double time) {
      return faults.stream()
          .anyMatch(
              fault ->
                  fault.kind() == FaultKind.UNREACHABLE
                      && fault.isOn(time)
                      && fault.concerns(local, remote)
                      && draw.chance(fault.reach()));
    }

    /** Both hosts of a flow, and what happens to it by faults. */
    private final class Ends {
      private int near;
      private int far;
      private double logRtt;
      private double queueMicros;
      private double loss = lossiness;
      private double slowness = 1;

      Ends(double time) {
        int nearHost = draw.weighted(lane.near().popularity());
        int farHost = draw.weighted(popularity);
        int nearAge = 0;
        int farAge = 0;
        logRtt = lane.logRtt(minute) + (draw.chance(0.7) ? Math.log(blip) : 0);
        double offset = lane.far().offsets()[farHost];
        boolean stranger = draw.chance(lane.far().churn());
        if (stranger) {
          offset = draw.normal(lane.far().spread());
        }
        for (Fault fault : faults) {
          if (!fault.isOn(time) || !fault.concerns(local, remote)) {
            continue;
          }
          switch (fault.kind()) {
            case BROWNOUT, LOSS, PATH -> {
              if (draw.chance(fault.reach())) {
                slow(fault);
              }
            }
            case SATURATION -> {
              queueMicros += draw.between(0.5, 1.0) * fault.factor() * 1000;
              loss += fault.loss();
            }
            case SLOW_SERVER -> {
              if (farHost == fault.host() && !stranger) {
                slow(fault);
                slowness *= fault.factor();
              }
            }
            case BAD_HOST -> {
              if (nearHost == fault.host()) {
                slow(fault);
              }
            }
            case DEPLOY -> {
              boolean moved =
                  fault.reach() == 0 || draw.chance((time - fault.start()) / fault.reach());
              if (moved) {
                nearAge += fault.local() >= 0 ? 1 : 0;
                farAge += fault.local() < 0 ? 1 : 0;
                slow(fault);
                slowness *= fault.factor();
              }
            }
            case SURGE -> slow(fault);
            case UNREACHABLE, SAMPLING_RATE, RESTART, SILENCE -> {}
          }
        }
        logRtt += offset;
        near = tally.host(Address.ofIpv4(0x0a00_0000 | local << 8 | nearAge << 5 | nearHost + 2));
        far =
            tally.host(
                stranger
                    ? Address.ofIpv4((int) draw.word() | 0x8000_0000)
                    : Address.ofIpv4(0x0b00_0000 | remote << 16 | farAge << 8 | farHost + 2));
      }

      private void slow(Fault fault) {
        logRtt += Math.log(fault.slowdown());
        loss += fault.loss();
      }
    }
  }
}
