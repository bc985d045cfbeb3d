package io.weir.query;

import io.weir.storage.schema.Address;
import java.util.Set;

/**
 * Interfaces at the edge of the network: those of some devices that have one of some numbers, or a
 * name of some form.
 *
 * @param agents the addresses by which the devices name themselves
 * @param indexes the interfaces' ifIndex
 * @param names patterns of names, as {@code like} takes them
 */
public record EdgeInterfaces(Set<Address> agents, Set<Long> indexes, Set<String> names) {}
