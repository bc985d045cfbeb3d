package io.weir.collector.ingest;

import io.weir.storage.schema.Address;
import java.net.InetAddress;

/** One stream of datagrams and what is missing from it. */
final class Agent {
  /** A sequence number that is further away than this belongs to an agent that has started anew. */
  private static final int WINDOW = 4096;

  private final Address address;
  private final int subAgent;
  private InetAddress source;
  private long lastSeenMillis;
  private long datagrams;
  private long samples;
  private long lost;
  private int highestSequence;

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

  /** Numbers wrap at 2^32; one that comes late was counted as lost when it was passed over. */
  private void follow(int sequence) {
    int ahead = sequence - highestSequence;
    if (datagrams == 0 || ahead > WINDOW || ahead < -WINDOW) {
      highestSequence = sequence;
    } else if (ahead > 0) {
      lost += ahead - 1;
      highestSequence = sequence;
    } else if (ahead < 0 && lost > 0) {
      lost--;
    }
  }
}
