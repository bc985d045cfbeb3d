package io.weir.collector.resource.inventory;

import io.weir.collector.resource.lookup.AddressRanges;
import io.weir.collector.resource.lookup.LongestPrefix;
import io.weir.collector.resource.lookup.Prefix;
import io.weir.storage.schema.Address;
import java.util.HashMap;
import java.util.Map;

/** Which resource an address belongs to: the longest prefix wins. Immutable. */
public final class Inventory {
  private static final Inventory UNDECLARED = of(Map.of());

  private final AddressRanges<Resource> ranges;
  private final int networks;

  private Inventory(AddressRanges<Resource> ranges, int networks) {
    this.ranges = ranges;
    this.networks = networks;
  }

  /** What holds where nothing is declared: private networks are local. */
  public static Inventory undeclared() {
    return UNDECLARED;
  }

  /** What is declared; if nothing of that is local, private networks are. */
  static Inventory of(Map<Prefix, Resource> declared) {
    boolean declaresLocal = declared.values().stream().anyMatch(Resource::local);
    Map<Prefix, Resource> networks = new HashMap<>(PrivateNetworks.ofLinks());
    if (!declaresLocal) {
      networks.putAll(PrivateNetworks.ofSites());
    }
    networks.putAll(declared);
    return new Inventory(LongestPrefix.of(networks), declared.size());
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
}
