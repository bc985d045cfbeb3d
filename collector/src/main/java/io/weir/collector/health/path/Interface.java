package io.weir.collector.health.path;

import io.weir.storage.schema.Address;

/**
 * An interface of an agent.
 *
 * @param agent by the address with which it names itself
 * @param index its ifIndex
 */
public record Interface(Address agent, long index) {
  /** What sFlow calls the device itself: no interface. */
  private static final long DEVICE = 0x3fff_ffff;

  /** Whether an index is that of an interface, rather than none or the device itself. */
  public static boolean isOne(long index) {
    return index != 0 && index != DEVICE;
  }

  @Override
  public String toString() {
    return "interface " + index + " of " + agent;
  }
}
