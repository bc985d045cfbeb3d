package io.weir.collector.health.judge;

import io.weir.storage.schema.Address;
import java.util.Arrays;

/**
 * By how much each host at one end of a path differs from the path's level, so that like is
 * compared with like: a minute in which the far hosts happen to be busiest is no slower for it.
 * Remembers the hosts that were seen last.
 */
final class HostOffsets {
  /** Stands for hosts that nobody remembers; no host has it. */
  private static final Address UNKNOWN = new Address(0, 0);

  private static final int MAX_HOSTS = 64;
  private static final long FORGET_MILLIS = 60 * 60_000L;
  private static final double SHRINKAGE = 3; // flows for which the path's own level counts

  private Address[] hosts = new Address[2];
  private float[] offsets = new float[2];
  private float[] weights = new float[2];
  private long[] seen = new long[2];
  private int size;

  /** The host's place, or −1 if it is not known. */
  int find(Address host) {
    for (int i = 0; i < size; i++) {
      if (hosts[i].equals(host)) {
        return i;
      }
    }
    return -1;
  }

  /** The offset of the host at a place, 0 at none. */
  double offset(int place) {
    return place < 0 ? 0 : offsets[place];
  }

  /** How uncertain the offset of the host at a place is, where 1 is a single flow's variance. */
  double uncertainty(int place) {
    return place < 0 ? 0 : 1 / (weights[place] + 1);
  }

  /**
   * Learns from a host's flows of a minute.
   *
   * @param residual by how much their mean lies off what was expected
   * @param flows how many there are
   */
  void learn(Address host, double residual, double flows, long timeMillis) {
    if (host.equals(UNKNOWN)) {
      return;
    }
    int place = find(host);
    if (place < 0) {
      place = admit(host, timeMillis);
    }
    double decay = Math.exp(-(timeMillis - seen[place]) / (double) FORGET_MILLIS);
    boolean enoughAtOnce = weights[place] == 0 && flows >= SHRINKAGE;
    weights[place] = (float) (weights[place] * decay + flows);
    offsets[place] +=
        (float) (enoughAtOnce ? residual : residual * flows / (weights[place] + SHRINKAGE));
    seen[place] = timeMillis;
  }

  /** Adds to the offset of every host. */
  void add(double difference) {
    for (int i = 0; i < size; i++) {
      offsets[i] += (float) difference;
    }
  }

  private int admit(Address host, long timeMillis) {
    int place = size < MAX_HOSTS ? append() : oldest();
    hosts[place] = host;
    offsets[place] = 0;
    weights[place] = 0;
    seen[place] = timeMillis;
    return place;
  }

  private int append() {
    if (size == hosts.length) {
      hosts = Arrays.copyOf(hosts, size * 2);
      offsets = Arrays.copyOf(offsets, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
      seen = Arrays.copyOf(seen, size * 2);
    }
    return size++;
  }

  private int oldest() {
    int oldest = 0;
    for (int i = 1; i < size; i++) {
      oldest = seen[i] < seen[oldest] ? i : oldest;
    }
    return oldest;
  }
}
