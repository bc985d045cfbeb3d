package io.weir.collector.health.judge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose fault it is that a path is impaired. */
public enum Cause {
  /** A host, a server or an application: not the network. */
  WORKLOAD,
  /** The network of the near end: it suffers towards most far ends. */
  LOCAL_NETWORK,
  /** The network of the far end, or the way there: near ends suffer that are fine elsewhere. */
  PROVIDER,
  /** The network, but nothing to compare with tells which part of it. */
  NETWORK;

  /** Whether a network is the cause. */
  public boolean isNetwork() {
    return this != WORKLOAD;
  }

  /** The cause of that name, if there is one. */
  public static Optional<Cause> named(String name) {
    return Arrays.stream(values()).filter(cause -> cause.toString().equals(name)).findFirst();
  }

  /** As queries and the API have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
