package io.weir.collector.health.accuracy;

/** What happens in a scenario. */
enum FaultKind {
  /** Round trips through a provider take longer, from everywhere. */
  BROWNOUT(true),
  /** A provider loses packets. */
  LOSS(true),
  /** A single path gets slower or loses packets. */
  PATH(true),
  /** The link of a local subnet is full. */
  SATURATION(true),
  /** A provider answers no connection request, or few. */
  UNREACHABLE(true),
  /** One of several servers at the far end is slow. */
  SLOW_SERVER(false),
  /** One of several local hosts is slow and loses packets. */
  BAD_HOST(false),
  /** Hosts are replaced by others, which have another level of everything. */
  DEPLOY(false),
  /** Several times the traffic. */
  SURGE(false),
  /** Agents sample at another rate. */
  SAMPLING_RATE(false),
  /**
   * Agents of a subnet begin anew: nothing for a minute or two, then connections without a past.
   */
  RESTART(false),
  /** Agents of a subnet say nothing for a while. */
  SILENCE(false);

  private final boolean ofNetwork;

  FaultKind(boolean ofNetwork) {
    this.ofNetwork = ofNetwork;
  }

  /** Whether a network is at fault. */
  boolean isOfNetwork() {
    return ofNetwork;
  }

  /** Whether something is impaired at all, rather than merely different. */
  boolean isImpairment() {
    return switch (this) {
      case BROWNOUT, LOSS, PATH, SATURATION, UNREACHABLE, SLOW_SERVER, BAD_HOST -> true;
      case DEPLOY, SURGE, SAMPLING_RATE, RESTART, SILENCE -> false;
    };
  }
}
