package io.weir.collector.agent;

import io.weir.storage.schema.Address;
import java.util.HashMap;
import java.util.Map;

/**
 * How many datagrams each sender may send in a second, where senders are not followed as agents of
 * sFlow are. Belongs to one thread.
 */
public final class SenderLimits {
  static final int MAX_SENDERS = 1 << 13;

  private final int datagramsPerSecond;
  private final Map<Address, RateLimit> limits = new HashMap<>();
  private final RateLimit others; // share one

  /**
   * Limits of senders that have sent nothing.
   *
   * @param datagramsPerSecond 0 sets none
   */
  public SenderLimits(int datagramsPerSecond) {
    this.datagramsPerSecond = datagramsPerSecond;
    this.others = new RateLimit(datagramsPerSecond);
  }

  /** Whether one more datagram of a sender is within its limit. */
  public boolean admits(Address sender, long receivedMillis) {
    return limit(sender).admits(receivedMillis);
  }

  private RateLimit limit(Address sender) {
    return limits.size() < MAX_SENDERS
        ? limits.computeIfAbsent(sender, _ -> new RateLimit(datagramsPerSecond))
        : limits.getOrDefault(sender, others);
  }
}
