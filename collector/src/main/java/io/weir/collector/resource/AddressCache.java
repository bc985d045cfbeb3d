package io.weir.collector.resource;

import io.weir.collector.resource.inventory.Level;
import io.weir.collector.resource.inventory.Resource;
import io.weir.collector.resource.lookup.Prefix;
import io.weir.storage.schema.Text;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of the addresses that came last, each at the one place that its bits name. Makes
 * garbage for an address that has no place yet only. Belongs to one thread.
 */
final class AddressCache {
  private static final int BITS = 14;
  private static final int SUBNET_BITS = 12;
  private static final List<Level> LEVELS = List.of(Level.values());
  private static final int SUBNET = LEVELS.indexOf(Level.SUBNET);

  private final long[] highs = new long[1 << BITS];
  private final long[] lows = new long[1 << BITS];
  private final KnownAddress[] known = new KnownAddress[1 << BITS];
  private final Prefix[] subnets = new Prefix[1 << SUBNET_BITS];
  private final Text[] subnetNames = new Text[1 << SUBNET_BITS];
  private Knowledge knowledge = Knowledge.NONE;

  /** Forgets everything if there is something else to know. */
  void follow(Knowledge latest) {
    if (!latest.equals(knowledge)) {
      knowledge = latest;
      Arrays.fill(known, null);
    }
  }

  Knowledge knowledge() {
    return knowledge;
  }

  /** What is known of an address. */
  KnownAddress find(long high, long low) {
    int slot = slot(high, low, BITS);
    KnownAddress found = known[slot];
    if (found != null && lows[slot] == low && highs[slot] == high) {
      return found;
    }
    found = look(high, low);
    highs[slot] = high;
    lows[slot] = low;
    known[slot] = found;
    return found;
  }

  private KnownAddress look(long high, long low) {
    Resource resource = knowledge.inventory().find(high, low);
    return new KnownAddress(
        resource != null && resource.local(),
        words(resource, high, low),
        knowledge.providers().find(high, low),
        knowledge.places().find(high, low));
  }

  private Text[] words(Resource resource, long high, long low) {
    Text[] words = new Text[EndFields.COUNT];
    if (resource == null) {
      return words;
    }
    for (int i = 0; i < LEVELS.size(); i++) {
      words[i] = resource.name(LEVELS.get(i));
    }
    if (resource.hasSubnetsByPrefix()) {
      words[SUBNET] = name(resource.subnet(high, low));
    }
    words[EndFields.TAGS] = resource.tags();
    return words;
  }

  /** The network of a subnet as a text, the same for each of its addresses that come together. */
  private Text name(Prefix subnet) {
    int slot = slot(subnet.high(), subnet.low(), SUBNET_BITS);
    if (!subnet.equals(subnets[slot])) {
      subnets[slot] = subnet;
      subnetNames[slot] = Text.of(subnet.toString());
    }
    return subnetNames[slot];
  }

  private static int slot(long high, long low, int bits) {
    return (int) ((high * 31 + low) * 0x9e3779b97f4a7c15L >>> Long.SIZE - bits);
  }
}
