package io.weir.collector.resource;

import io.weir.collector.resource.geo.Place;
import io.weir.collector.resource.geo.Provider;
import io.weir.storage.schema.Text;

/** All that is known of one address. Immutable. */
final class KnownAddress {
  private final boolean local;
  private final Text[] words;
  private final Provider provider;
  private final Place place;

  /**
   * What is known of an address.
   *
   * @param local whether it is one's own
   * @param words what the inventory says of it, in the order of {@link EndFields}; what it does not
   *     say is null
   * @param provider null if unknown
   * @param place null if unknown
   */
  KnownAddress(boolean local, Text[] words, Provider provider, Place place) {
    this.local = local;
    this.words = words;
    this.provider = provider;
    this.place = place;
  }

  boolean isLocal() {
    return local;
  }

  /** Nobody may change it. */
  Text[] words() {
    return words;
  }

  Provider provider() {
    return provider;
  }

  Place place() {
    return place;
  }
}
