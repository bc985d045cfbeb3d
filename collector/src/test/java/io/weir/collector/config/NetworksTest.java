package io.weir.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworksTest {
  @Test
  void holdsTheAddressesOfItsNetworks() {
    Networks networks = Networks.parse("10.0.0.0/8, 192.0.2.7 2001:db8::/32");
    assertTrue(contains(networks, "10.255.0.1"));
    assertTrue(contains(networks, "192.0.2.7"));
    assertTrue(contains(networks, "2001:db8:ffff::1"));
    assertFalse(contains(networks, "11.0.0.1"));
    assertFalse(contains(networks, "192.0.2.8"));
    assertFalse(contains(networks, "2001:db9::1"));
    assertFalse(networks.isAll());
    assertEquals("10.0.0.0/8, 192.0.2.7 2001:db8::/32", networks.toString());
  }

  @Test
  void allHoldsEveryAddress() {
    assertTrue(Networks.parse(" all ").isAll());
    assertTrue(contains(Networks.ALL, "255.255.255.255"));
    assertTrue(contains(Networks.ALL, "::"));
  }

  @Test
  void aPrefixOfNoneHoldsEveryAddressOfItsFamily() {
    assertTrue(contains(Networks.parse("0.0.0.0/0"), "198.51.100.1"));
    assertFalse(contains(Networks.parse("0.0.0.0/0"), "2001:db8::1"));
    assertTrue(contains(Networks.parse("::/0"), "2001:db8::1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0/33", "10.0.0.0.0/8", "home", "10.0.0.0/-1", "10.0.0.0/x", "::/129"})
  void refusesWhatIsNoNetwork(String text) {
    assertThrows(IllegalArgumentException.class, () -> Networks.parse(text));
  }

  private static boolean contains(Networks networks, String text) {
    Address address = Address.parse(text);
    return networks.contains(address.high(), address.low());
  }
}
