package io.weir.collector.ingest;

import io.weir.storage.schema.Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The agents that were heard, by address and sub-agent, up to a number of them. Looking one up
 * makes no garbage; any thread may use it.
 */
public final class Agents {
  private static final int SLOTS = 1 << 14;
  private static final int MAX_AGENTS = SLOTS / 2;

  private final AtomicReferenceArray<Agent> slots = new AtomicReferenceArray<>(SLOTS);
  private int size;

  /**
   * What is known of one stream of datagrams.
   *
   * @param address by which the agent names itself
   * @param subAgent number of the stream within the agent
   * @param source address that its datagrams came from last
   * @param lastSeenMillis when the last one came, in milliseconds since 1970
   * @param datagrams received
   * @param samples that they held
   * @param lost datagrams missing, by the gaps in their sequence numbers
   */
  public record State(
      Address address,
      long subAgent,
      String source,
      long lastSeenMillis,
      long datagrams,
      long samples,
      long lost) {}

  /**
   * Notes a datagram.
   *
   * @return false if there are too many agents to list this one
   */
  public boolean heard(
      long high,
      long low,
      int subAgent,
      int sequence,
      int samples,
      InetAddress source,
      long receivedMillis) {
    Agent agent = find(high, low, subAgent);
    if (agent == null) {
      return false;
    }
    agent.heard(sequence, samples, source, receivedMillis);
    return true;
  }

  /** Every agent, by address and sub-agent. */
  public List<State> list() {
    List<State> states = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      Agent agent = slots.get(slot);
      if (agent != null) {
        states.add(agent.state());
      }
    }
    states.sort(Comparator.comparing(State::address).thenComparingLong(State::subAgent));
    return states;
  }

  private Agent find(long high, long low, int subAgent) {
    int slot = slot(high, low, subAgent);
    for (Agent agent = slots.get(slot); agent != null; agent = slots.get(slot)) {
      if (agent.is(high, low, subAgent)) {
        return agent;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return add(high, low, subAgent);
  }

  private synchronized Agent add(long high, long low, int subAgent) {
    int slot = slot(high, low, subAgent);
    for (Agent agent = slots.get(slot); agent != null; agent = slots.get(slot)) {
      if (agent.is(high, low, subAgent)) {
        return agent;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (size == MAX_AGENTS) {
      return null;
    }
    size++;
    Agent agent = new Agent(new Address(high, low), subAgent);
    slots.set(slot, agent);
    return agent;
  }

  private static int slot(long high, long low, int subAgent) {
    long hash = (high * 31 + low) * 31 + subAgent;
    return (int) (hash * 0x9e37_79b9_7f4a_7c15L >>> 50); // 14 bits: SLOTS
  }
}
