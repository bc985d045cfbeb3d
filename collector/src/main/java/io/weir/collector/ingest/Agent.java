package io.weir.collector.ingest;

import io.weir.storage.schema.Address;
import java.net.InetAddress;

/** One stream of datagrams and what is missing from it. */
final class Agent {
  /** A number so far below the highest is of an agent that has started anew. */
  private static final int TOO_LATE = Long.SIZE;

  /** The longest gap that is taken for loss: ten minutes at 100,000 datagrams a second. */
  private static final int MAX_LOST = 60_000_000;

  private final Address address;
  private final int subAgent;
  private InetAddress source;
  private long lastSeenMillis;
  private long datagrams;
  private long samples;
  private long lost;
  private int highestSequence;

  /** Bit {@code i}: the number {@code i} below the highest does not count as lost. */
  private long accounted;

  Agent(Address address, int subAgent) {
    this.address = address;
    this.subAgent = subAgent;
  }

  boolean is(long high, long low, int subAgent) {
    return address.low() == low && address.high() == high && this.subAgent == subAgent;
  }

  synchronized void heard(int sequence, int samples, InetAddress source, long receivedMillis) {
    follow(sequence);
    this.source = source;
    this.lastSeenMillis = Math.max(lastSeenMillis, receivedMillis);
    this.datagrams++;
    this.samples += samples;
  }

  synchronized Agents.State state() {
    return new Agents.State(
        address,
        Integer.toUnsignedLong(subAgent),
        source == null ? "" : source.getHostAddress(),
        lastSeenMillis,
        datagrams,
        samples,
        lost);
  }

  /** Numbers wrap at 2^32. */
  private void follow(int sequence) {
    int ahead = sequence - highestSequence;
    if (datagrams == 0 || ahead > MAX_LOST || ahead <= -TOO_LATE) {
      highestSequence = sequence;
      accounted = -1; // what precedes the first was never counted as lost
    } else if (ahead > 0) {
      lost += ahead - 1;
      highestSequence = sequence;
      accounted = (ahead < Long.SIZE ? accounted << ahead : 0) | 1;
    } else {
      takeBack(1L << -ahead);
    }
  }

  /** One that comes late was counted as lost when it was passed over; a duplicate was not. */
  private void takeBack(long late) {
    if ((accounted & late) == 0) {
      accounted |= late;
      lost--;
    }
  }
}
