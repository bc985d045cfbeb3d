package io.weir.collector.resource.geo;

import io.weir.collector.resource.lookup.AddressRanges;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Text;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who runs which addresses, from databases whose records have {@code autonomous_system_number} and
 * {@code autonomous_system_organization}. Immutable; asking makes no garbage.
 */
public final class Providers {
  private static final Providers NONE = new Providers(AddressRanges.none(), Map.of());

  private final AddressRanges<Provider> ranges;
  private final long[] numbers;
  private final Provider[] byNumber;

  private Providers(AddressRanges<Provider> ranges, Map<Long, Provider> systems) {
    Map<Long, Provider> sorted = new TreeMap<>(systems);
    this.ranges = ranges;
    this.numbers = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
    this.byNumber = sorted.values().toArray(Provider[]::new);
  }

  /** What holds without a database. */
  public static Providers none() {
    return NONE;
  }

  /**
   * Reads databases, such as one of IPv4 and one of IPv6.
   *
   * @throws DatabaseException if one cannot be used
   */
  public static Providers read(List<Path> files) throws DatabaseException {
    Map<Long, Provider> systems = new HashMap<>();
    AddressRanges.Builder<Provider> ranges = new AddressRanges.Builder<>();
    for (Path file : files) {
      DatabaseFile.read(file, found -> provider(found, systems), "autonomous systems", ranges);
    }
    return new Providers(ranges.build(), systems);
  }

  /** Who runs an address, given as {@link Address}'s two words; null if nobody knows. */
  public Provider find(long high, long low) {
    return ranges.find(high, low);
  }

  /** Who runs an autonomous system; null if nobody knows. */
  public Text organisation(long number) {
    int place = Arrays.binarySearch(numbers, number);
    return place < 0 ? null : byNumber[place].organisation();
  }

  /** How many ranges of addresses are known. */
  public int size() {
    return ranges.size();
  }

  private static Provider provider(Map<?, ?> found, Map<Long, Provider> systems) {
    if (!(found.get("autonomous_system_number") instanceof Number number)
        || number.longValue() <= 0) {
      return null;
    }
    return systems.computeIfAbsent(
        number.longValue(),
        added ->
            new Provider(
                added,
                found.get("autonomous_system_organization") instanceof String name
                        && !name.isBlank()
                    ? Text.of(name)
                    : null));
  }
}
