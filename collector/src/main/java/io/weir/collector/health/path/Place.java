package io.weir.collector.health.path;

import java.util.stream.Stream;

/**
 * Where one end of a path stands, as the inventory says; empty where it does not say.
 *
 * @param region of the network
 * @param zone within the region
 * @param vpc virtual network
 * @param subnet the narrowest network
 * @param name of the network, where it has one
 * @param service that runs there
 */
public record Place(
    String region, String zone, String vpc, String subnet, String name, String service) {

  /** Nowhere that the inventory knows. */
  public static final Place UNKNOWN = new Place("", "", "", "", "", "");

  /** A place of which only the subnet is known. */
  public static Place subnet(String subnet) {
    return new Place("", "", "", subnet, "", "");
  }

  /** Whether the inventory says nothing. */
  public boolean isUnknown() {
    return label().isEmpty();
  }

  /** The most telling word there is for it; empty where there is none. */
  public String label() {
    return Stream.of(name, subnet, service, vpc, zone, region)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("");
  }
}
