package io.weir.collector.ingest;

import io.weir.collector.config.Networks;
import io.weir.storage.schema.Address;
import java.net.InetAddress;

/**
 * Who may send.
 *
 * @param peers networks from which datagrams may come
 * @param agents networks in which agents may be, by the address with which they name themselves
 */
public record Admission(Networks peers, Networks agents) {
  /** Lets everyone in. */
  public static final Admission OPEN = new Admission(Networks.ALL, Networks.ALL);

  /** Whether datagrams from an address are taken. */
  public boolean admitsPeer(InetAddress peer) {
    if (peers.isAll()) {
      return true;
    }
    Address address = Address.of(peer);
    return peers.contains(address.high(), address.low());
  }

  /** Whether datagrams of an agent are taken. */
  public boolean admitsAgent(long high, long low) {
    return agents.contains(high, low);
  }
}
