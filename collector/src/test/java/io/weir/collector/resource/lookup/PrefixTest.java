package io.weir.collector.resource.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PrefixTest {
  @Test
  void readsWhatItWrites() {
    for (String text : new String[] {"10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "::/0"}) {
      assertEquals(text, Prefix.parse(text).toString());
    }
    assertEquals("10.1.2.3/32", Prefix.parse("10.1.2.3").toString());
    assertEquals("2001:db8::1/128", Prefix.parse("2001:db8::1").toString());
  }

  @Test
  void tellsTheTwoWaysToMendBitsBehindThePrefix() {
    assertEquals(
        "\"10.1.2.3/24\" has bits set behind its prefix; write 10.1.2.0/24 for the network, or"
            + " 10.1.2.3 for the one address",
        refusal("10.1.2.3/24"));
  }

  @Test
  void refusesWhatIsNoNetwork() {
    assertTrue(refusal("10.0.0/8").contains("is no network; write one as in 10.0.0.0/8"));
    assertTrue(refusal("example.org").contains("is no network"));
    assertTrue(refusal("").contains("is no network"));
    assertTrue(refusal("10.0.0.0/x").contains("write the number of its bits"));
    assertTrue(refusal("10.0.0.0/33").contains("has no prefix of 0 to 32 bits"));
    assertTrue(refusal("2001:db8::/129").contains("has no prefix of 0 to 128 bits"));
  }

  @Test
  void containsTheNetworksWithinIt() {
    Prefix wide = Prefix.parse("10.0.0.0/8");

    assertTrue(wide.contains(wide));
    assertTrue(wide.contains(Prefix.parse("10.255.255.255")));
    assertFalse(wide.contains(Prefix.parse("11.0.0.0/16")));
    assertFalse(Prefix.parse("10.1.0.0/16").contains(wide));
    assertFalse(Prefix.parse("::/0").contains(wide));
  }

  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> Prefix.parse(text)).getMessage();
  }
}
