package io.weir.collector.resource.inventory;

import io.weir.collector.resource.lookup.Prefix;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Networks that the internet does not know. Each of their subnets of the usual size is a subnet;
 * what never leaves a link, or is a group of receivers, is a subnet as a whole.
 */
final class PrivateNetworks {
  private PrivateNetworks() {}

  /** Addresses that mean something on a host or a link only: always local. */
  static Map<Prefix, Resource> ofLinks() {
    Map<Prefix, Resource> networks = new LinkedHashMap<>();
    add(networks, "0.0.0.0/8", 8); // RFC 1122: a host that has no address yet
    add(networks, "127.0.0.0/8", 8); // RFC 1122: loopback
    add(networks, "169.254.0.0/16", 16); // RFC 3927
    add(networks, "224.0.0.0/4", 4); // RFC 5771: multicast
    add(networks, "255.255.255.255", 32); // RFC 919: broadcast
    add(networks, "::", 128); // RFC 4291: a host that has no address yet
    add(networks, "::1", 128); // RFC 4291: loopback
    add(networks, "fe80::/10", 64); // RFC 4291
    add(networks, "ff00::/8", 8); // RFC 4291: multicast
    return networks;
  }

  /** Networks for whoever wants to use them: local where the inventory declares nothing local. */
  static Map<Prefix, Resource> ofSites() {
    Map<Prefix, Resource> networks = new LinkedHashMap<>();
    add(networks, "10.0.0.0/8", 24); // RFC 1918
    add(networks, "100.64.0.0/10", 24); // RFC 6598
    add(networks, "172.16.0.0/12", 24); // RFC 1918
    add(networks, "192.168.0.0/16", 24); // RFC 1918
    add(networks, "fc00::/7", 64); // RFC 4193
    return networks;
  }

  private static void add(Map<Prefix, Resource> networks, String network, int subnetLength) {
    Prefix prefix = Prefix.parse(network);
    networks.put(prefix, new Resource(true, Map.of(), null, prefix.lengthOf(subnetLength)));
  }
}
