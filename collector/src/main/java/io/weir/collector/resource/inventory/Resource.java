package io.weir.collector.resource.inventory;

import io.weir.collector.resource.lookup.Prefix;
import io.weir.storage.schema.Text;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the inventory says of the addresses of a network. Immutable.
 *
 * @param local whether it is one's own
 * @param names what it is at each level; a level that is not there is unknown
 * @param tags as flows show them, as in {@code env=prod team=payments}; null without any
 * @param subnetLength how long the prefixes are, out of 128 bits, of which each is a subnet of its
 *     own, named by its network; 0 where there are none such
 */
public record Resource(boolean local, Map<Level, Text> names, Text tags, int subnetLength) {
  /** No prefix of that length: subnets are named, or unknown. */
  static final int NO_SUBNETS = 0;

  /** Takes a copy of the names. */
  public Resource {
    Map<Level, Text> copy = new EnumMap<>(Level.class);
    copy.putAll(names);
    names = Collections.unmodifiableMap(copy);
  }

  /** The name at a level; null if it is unknown. */
  public Text name(Level level) {
    return names.get(level);
  }

  /** Whether each of its prefixes of a length is a subnet, rather than one that has a name. */
  public boolean hasSubnetsByPrefix() {
    return subnetLength != NO_SUBNETS;
  }

  /** The subnet of one of its addresses; only where it has subnets by prefix. */
  public Prefix subnet(long high, long low) {
    return Prefix.of(high, low, subnetLength);
  }
}
