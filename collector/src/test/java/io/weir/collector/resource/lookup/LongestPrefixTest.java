package io.weir.collector.resource.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.weir.storage.schema.Address;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongestPrefixTest {
  private static final int TABLES = 300;
  private static final int LOOKUPS = 500;

  @Test
  void findsWhatAScanOfAllNetworksFinds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int table = 0; table < TABLES; table++) {
      Map<Prefix, Integer> networks = networks(random);
      AddressRanges<Integer> ranges = LongestPrefix.of(networks);
      for (int i = 0; i < LOOKUPS; i++) {
        Address address = address(random, networks);
        assertEquals(
            scan(networks, address),
            ranges.find(address.high(), address.low()),
            () -> "seed " + seed + ": " + address + " in " + networks);
      }
    }
  }

  @Test
  void keepsIpv4AndIpv6Apart() {
    AddressRanges<String> ranges =
        LongestPrefix.of(
            Map.of(
                Prefix.parse("::/0"), "v6",
                Prefix.parse("10.0.0.0/8"), "ten",
                Prefix.parse("2000::/3"), "global"));

    assertEquals("ten", find(ranges, "10.255.255.255"));
    assertNull(find(ranges, "11.0.0.0"));
    assertEquals("v6", find(ranges, "::1"));
    assertEquals("global", find(ranges, "2001:db8::"));
    assertEquals("v6", find(ranges, "ffff::"));
  }

  @Test
  void endsANetworkThatEndsWhereIpv4Does() {
    AddressRanges<String> ranges =
        LongestPrefix.of(Map.of(Prefix.parse("::/29"), "outer", Prefix.parse("::/80"), "inner"));

    assertEquals("inner", find(ranges, "::fffe:0:1"));
    assertEquals("outer", find(ranges, "::1:0:0:0:1"));
    assertNull(find(ranges, "255.255.255.255"));
  }

  @Test
  void knowsNothingWithoutNetworks() {
    assertNull(find(AddressRanges.none(), "10.0.0.1"));
    assertNull(find(AddressRanges.none(), "2001:db8::1"));
    assertEquals(0, AddressRanges.none().size());
  }

  @Test
  void refusesRangesThatOverlap() {
    AddressRanges.Builder<String> ranges = new AddressRanges.Builder<>();
    ranges.add(Prefix.parse("10.0.0.0/8"), "ten");
    ranges.add(Prefix.parse("2001:db8::/32"), "doc");

    assertThrows(
        IllegalArgumentException.class, () -> ranges.add(Prefix.parse("10.1.0.0/16"), "inner"));
    assertThrows(
        IllegalArgumentException.class, () -> ranges.add(Prefix.parse("2001::/32"), "before"));
  }

  private static String find(AddressRanges<String> ranges, String address) {
    Address parsed = Address.parse(address);
    return ranges.find(parsed.high(), parsed.low());
  }

  /** Few distinct bits, so that networks lie within each other and touch. */
  private static Map<Prefix, Integer> networks(Random random) {
    Map<Prefix, Integer> networks = new HashMap<>();
    int count = random.nextInt(60);
    for (int i = 0; i < count; i++) {
      networks.put(prefix(random), random.nextInt(5));
    }
    return networks;
  }

  private static Prefix prefix(Random random) {
    if (random.nextBoolean()) {
      long low = Address.lowOfIpv4(random.nextInt() & 0xf0f0_00c3 | (random.nextInt(4) - 1) << 30);
      return Prefix.of(0, low, 96 + random.nextInt(33));
    }
    long high = random.nextLong() & 0xe000_0000_0000_0003L;
    long low = random.nextLong() & 0xc000_0000_0000_0003L;
    return Prefix.of(high, low, random.nextInt(129));
  }

  /** Anywhere, or at the edge of a network. */
  private static Address address(Random random, Map<Prefix, Integer> networks) {
    if (networks.isEmpty() || random.nextInt(4) == 0) {
      Prefix host = prefix(random);
      return new Address(host.high(), host.low());
    }
    Prefix network =
        networks.keySet().stream().skip(random.nextInt(networks.size())).findFirst().orElseThrow();
    int step = random.nextInt(3) - 1;
    return random.nextBoolean()
        ? new Address(network.high(), network.low() + step)
        : new Address(network.lastHigh(), network.lastLow() + step);
  }

  private static Integer scan(Map<Prefix, Integer> networks, Address address) {
    Prefix host = Prefix.of(address.high(), address.low(), 128);
    return networks.entrySet().stream()
        .filter(network -> network.getKey().contains(host))
        .max(Comparator.comparingInt(network -> network.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(null);
  }
}
