package io.weir.collector.sflow.flow;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/**
 * Makes increases of the figure of retransmits that hosts give for a connection since its
 * beginning. Remembers as many connections as it has room for: a new one takes the place of another
 * that has the same slot. Belongs to one thread.
 */
final class Retransmits {
  /** The answer where nothing is known of the time before. */
  static final long UNKNOWN = -1;

  private static final int SLOTS = 1 << 18;
  private static final long MIX = 0x9e37_79b9_7f4a_7c15L;
  private static final long PORT_MIX = 0xd6e8_feb8_6659_fd93L;

  private final long[] connections = new long[SLOTS];
  private final int[] totals = new int[SLOTS];

  /**
   * How many segments the packet's connection has sent again since its sample before.
   *
   * @param packet addresses and ports of either direction
   * @param total since the connection's beginning
   * @param late whether later samples may have come before this one: a total below theirs is no new
   *     connection then, and counted already
   * @return {@link #UNKNOWN} for the first sample of a connection, unless the total is 0
   */
  long increase(Row packet, long total, boolean late) {
    long connection = connection(packet);
    int slot = (int) (connection >>> 46); // 18 bits: SLOTS
    long before = Integer.toUnsignedLong(totals[slot]);
    boolean remembered = connections[slot] == connection;
    if (remembered && late && total < before) {
      return 0;
    }
    boolean known = remembered && total >= before;
    connections[slot] = connection;
    totals[slot] = (int) total;
    if (known) {
      return total - before;
    }
    return total == 0 ? 0 : UNKNOWN;
  }

  /** The same number for both directions; different connections differ but for one case in 2^64. */
  private static long connection(Row packet) {
    long one = end(packet, Flows.SOURCE_IP, Flows.SOURCE_PORT);
    long other = end(packet, Flows.DESTINATION_IP, Flows.DESTINATION_PORT);
    return mix(one + other + agent(packet));
  }

  /** An agent that does not give its address is as good as one. */
  private static long agent(Row packet) {
    int index = Flows.AGENT.index();
    return packet.has(Flows.AGENT) ? packet.value(index) + packet.high(index) * MIX : 0;
  }

  private static long end(Row packet, Field address, Field port) {
    long high = packet.high(address.index());
    long low = packet.value(address.index());
    return mix(low + high * MIX + packet.value(port.index()) * PORT_MIX);
  }

  /** MurmurHash3's last steps: each bit of the number moves about half of the others. */
  private static long mix(long number) {
    long mixed = (number ^ number >>> 33) * MIX;
    mixed = (mixed ^ mixed >>> 29) * 0xbf58_476d_1ce4_e5b9L;
    return mixed ^ mixed >>> 32;
  }
}
