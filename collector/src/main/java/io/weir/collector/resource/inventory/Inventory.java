package io.weir.collector.resource.inventory;

import io.weir.collector.resource.lookup.AddressRanges;
import io.weir.collector.resource.lookup.LongestPrefix;
import io.weir.collector.resource.lookup.Prefix;
import io.weir.query.EdgeInterfaces;
import io.weir.storage.schema.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which resource an address belongs to, where the longest prefix wins, and which interfaces are at
 * the edge of the network. Immutable.
 */
public final class Inventory {
  private static final Inventory UNDECLARED = of(Map.of(), List.of());

  private final AddressRanges<Resource> ranges;
  private final int networks;
  private final List<EdgeInterfaces> edge;

  private Inventory(AddressRanges<Resource> ranges, int networks, List<EdgeInterfaces> edge) {
    this.ranges = ranges;
    this.networks = networks;
    this.edge = List.copyOf(edge);
  }

  /** What holds where nothing is declared: private networks are local. */
  public static Inventory undeclared() {
    return UNDECLARED;
  }

  /** What is declared; if nothing of that is local, private networks are. */
  static Inventory of(Map<Prefix, Resource> declared, List<EdgeInterfaces> edge) {
    boolean declaresLocal = declared.values().stream().anyMatch(Resource::local);
    Map<Prefix, Resource> networks = new HashMap<>(PrivateNetworks.ofLinks());
    if (!declaresLocal) {
      networks.putAll(PrivateNetworks.ofSites());
    }
    networks.putAll(declared);
    return new Inventory(LongestPrefix.of(networks), declared.size(), edge);
  }

  /**
   * The resource of an address, given as {@link Address}'s two words; null if it is of none. Makes
   * no garbage.
   */
  public Resource find(long high, long low) {
    return ranges.find(high, low);
  }

  /** How many networks are declared. */
  public int networks() {
    return networks;
  }

  /** The interfaces by which packets come into the network; empty if none is declared. */
  public List<EdgeInterfaces> edge() {
    return edge;
  }
}
