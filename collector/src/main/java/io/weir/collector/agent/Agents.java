package io.weir.collector.agent;

import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The agents that were heard, by address and sub-agent, up to a number of them. Looking one up
 * makes no garbage; any thread may use it.
 */
public final class Agents {
  private static final int SLOTS = 1 << 14;
  private static final int MAX_AGENTS = SLOTS / 2;

  /** Of all agents together: some 80 MB. */
  private static final int MAX_SOURCES = 1 << 17;

  /** Of all agents together: some 40 MB. */
  private static final int MAX_NAMES = 1 << 17;

  private final int datagramsPerSecond;
  private final Budget sources;
  private final Budget names;
  private final AtomicReferenceArray<Agent> slots = new AtomicReferenceArray<>(SLOTS);
  private final Map<Address, InterfaceNames> interfaces = new HashMap<>();
  private int size;

  /**
   * No agents yet.
   *
   * @param datagramsPerSecond how many each may send; 0 sets no limit
   */
  public Agents(int datagramsPerSecond) {
    this(datagramsPerSecond, new Budget(MAX_SOURCES), new Budget(MAX_NAMES));
  }

  Agents(int datagramsPerSecond, Budget sources, Budget names) {
    this.datagramsPerSecond = datagramsPerSecond;
    this.sources = sources;
    this.names = names;
  }

  /** The stream of an agent's sub-agent; null if there are too many to follow this one. */
  public Agent find(long high, long low, int subAgent) {
    int slot = slot(high, low, subAgent);
    for (Agent agent = slots.get(slot); agent != null; agent = slots.get(slot)) {
      if (agent.is(high, low, subAgent)) {
        return agent;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return add(high, low, subAgent);
  }

  /** Every agent, by address and sub-agent. */
  public List<AgentState> list() {
    List<AgentState> states = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      Agent agent = slots.get(slot);
      if (agent != null) {
        states.add(agent.state());
      }
    }
    states.sort(Comparator.comparing(AgentState::address).thenComparingLong(AgentState::subAgent));
    return states;
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
    Address address = new Address(high, low);
    InterfaceNames ofDevice = interfaces.computeIfAbsent(address, _ -> new InterfaceNames(names));
    Agent agent = new Agent(address, subAgent, ofDevice, sources, datagramsPerSecond);
    slots.set(slot, agent);
    return agent;
  }

  private static int slot(long high, long low, int subAgent) {
    long hash = (high * 31 + low) * 31 + subAgent;
    return (int) (hash * 0x9e37_79b9_7f4a_7c15L >>> 50); // 14 bits: SLOTS
  }
}
