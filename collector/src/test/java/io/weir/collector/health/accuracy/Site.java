package io.weir.collector.health.accuracy;

import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.Place;

/** Local subnets and the far ends that they talk to, with the traffic of each path at noon. */
@SuppressWarnings("ArrayRecordComponent") // read only, and read often
final class Site {
  private final Lane[][] lanes;
  private final PathKey[][] keys;

  Site(Draw draw) {
    int locals = draw.between(1, 4);
    int remotes = draw.between(1, 5);
    Far[] far = new Far[remotes];
    Near[] near = new Near[locals];
    for (int remote = 0; remote < remotes; remote++) {
      far[remote] = Far.draw(draw);
    }
    for (int local = 0; local < locals; local++) {
      near[local] = Near.draw(draw);
    }
    lanes = new Lane[locals][remotes];
    keys = new PathKey[locals][remotes];
    for (int local = 0; local < locals; local++) {
      for (int remote = 0; remote < remotes; remote++) {
        lanes[local][remote] = new Lane(draw, near[local], far[remote]);
        keys[local][remote] = key(local, remote, far[remote]);
      }
    }
  }

  private static PathKey key(int local, int remote, Far far) {
    Place near = Place.subnet("10.0." + local + ".0/24");
    return far.isProvider()
        ? new PathKey(near, Place.UNKNOWN, "provider " + remote)
        : new PathKey(near, Place.subnet("10.1." + remote + ".0/24"), "");
  }

  int locals() {
    return lanes.length;
  }

  int remotes() {
    return lanes[0].length;
  }

  Lane lane(int local, int remote) {
    return lanes[local][remote];
  }

  PathKey key(int local, int remote) {
    return keys[local][remote];
  }

  int busiestServer(int remote) {
    return busiest(lanes[0][remote].far().popularity());
  }

  int busiestHost(int local) {
    return busiest(lanes[local][0].near().popularity());
  }

  private static int busiest(double[] popularity) {
    int busiest = 0;
    for (int i = 1; i < popularity.length; i++) {
      busiest = popularity[i] > popularity[busiest] ? i : busiest;
    }
    return busiest;
  }

  /**
   * A local subnet.
   *
   * @param popularity how much of the traffic each host has
   * @param samplingRate of its agents
   * @param counted whether its interface's counters are known
   */
  record Near(double[] popularity, double samplingRate, boolean counted) {
    static Near draw(Draw draw) {
      double rate = new double[] {100, 200, 400, 1000, 2000}[draw.between(0, 4)];
      return new Near(zipf(draw, draw.between(1, 8)), rate, draw.chance(0.6));
    }
  }

  /**
   * A far end.
   *
   * @param popularity how much of the traffic each host has
   * @param offsets by how much each host's round trips differ from the level, in logarithms
   * @param level of round trips, in microseconds
   * @param churn part of the flows that are with hosts never seen before
   * @param spread of the offsets
   * @param isProvider whether it is known by its provider, or as a resource
   */
  record Far(
      double[] popularity,
      double[] offsets,
      double level,
      double churn,
      double spread,
      boolean isProvider) {
    static Far draw(Draw draw) {
      boolean provider = draw.chance(0.7);
      double[] popularity = zipf(draw, provider ? draw.between(1, 40) : draw.between(1, 6));
      double spread = provider ? draw.between(0.02, 0.35) : draw.between(0.01, 0.05);
      double[] offsets = new double[popularity.length];
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = draw.normal(spread);
      }
      double churn = provider ? new double[] {0, 0, 0.1, 0.6}[draw.between(0, 3)] : 0;
      return new Far(
          popularity, offsets, draw.scaleBetween(4000, 150_000), churn, spread, provider);
    }
  }

  private static double[] zipf(Draw draw, int count) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = Math.pow(i + 1, -0.8) * draw.between(0.5, 1.5);
    }
    return weights;
  }
}
