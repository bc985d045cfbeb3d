package io.weir.collector.health.path;

import java.util.Arrays;

/**
 * What was added up of each flow of a minute: a flow is a number, its measures lie side by side.
 * Belongs to one thread until it is complete.
 */
@SuppressWarnings("EnumOrdinal") // a place in memory, which nothing outlives
final class FlowSums {
  private static final int MEASURES = Measure.values().length;

  private int[] paths = new int[64];
  private int[] locals = new int[64];
  private int[] remotes = new int[64];
  private float[] sums = new float[64 * MEASURES];
  private int size;

  int size() {
    return size;
  }

  int path(int flow) {
    return paths[flow];
  }

  /** The number of the host at the near end. */
  int local(int flow) {
    return locals[flow];
  }

  /** The number of the host at the far end. */
  int remote(int flow) {
    return remotes[flow];
  }

  float get(int flow, Measure measure) {
    return sums[flow * MEASURES + measure.ordinal()];
  }

  void add(int flow, Measure measure, double value) {
    sums[flow * MEASURES + measure.ordinal()] += (float) value;
  }

  /** Begins a flow; gives its number. */
  int begin(int path, int local, int remote) {
    if (size == paths.length) {
      paths = Arrays.copyOf(paths, size * 2);
      locals = Arrays.copyOf(locals, size * 2);
      remotes = Arrays.copyOf(remotes, size * 2);
      sums = Arrays.copyOf(sums, size * 2 * MEASURES);
    }
    paths[size] = path;
    locals[size] = local;
    remotes[size] = remote;
    return size++;
  }
}
