package io.weir.collector.resource.inventory;

import io.weir.collector.resource.lookup.Prefix;
import io.weir.storage.schema.Text;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an entry of the file says of its networks, with what it takes over from the entries that it
 * stands in. An entry that says something again says it for itself.
 */
final class Description {
  private final boolean local;
  private final Map<Level, String> names = new EnumMap<>(Level.class);
  private final Map<String, String> tags = new TreeMap<>();
  private List<Prefix> networks = List.of();
  private int writtenSubnetLength = Resource.NO_SUBNETS;

  private Description(boolean local) {
    this.local = local;
  }

  /** Nothing but whether it is local. */
  static Description of(boolean local) {
    return new Description(local);
  }

  /** The beginning of an entry that stands in this one. */
  Description within() {
    Description inner = new Description(local);
    inner.names.putAll(names);
    inner.tags.putAll(tags);
    inner.networks = networks;
    inner.writtenSubnetLength = writtenSubnetLength;
    return inner;
  }

  void name(Level level, String name) {
    names.put(level, name);
    if (level == Level.SUBNET) {
      writtenSubnetLength = Resource.NO_SUBNETS;
    }
  }

  void tag(String key, String value) {
    tags.put(key, value);
  }

  void networks(List<Prefix> prefixes) {
    networks = prefixes;
  }

  /** The entry's own networks, or else those of the entry that it stands in; empty if none has. */
  List<Prefix> networks() {
    return networks;
  }

  /** Makes each prefix of a length, as it is written behind the slash, a subnet. */
  void subnetsOf(int writtenLength) {
    writtenSubnetLength = writtenLength;
    names.remove(Level.SUBNET);
  }

  /** What holds for one of the networks; texts of the same letters are the same. */
  Resource resource(Prefix network, Function<String, Text> texts) {
    Map<Level, Text> known = new HashMap<>();
    names.forEach((level, name) -> known.put(level, texts.apply(name)));
    String pairs =
        tags.entrySet().stream()
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining(" "));
    int subnetLength =
        writtenSubnetLength == Resource.NO_SUBNETS
            ? Resource.NO_SUBNETS
            : network.lengthOf(writtenSubnetLength);
    return new Resource(local, known, pairs.isEmpty() ? null : texts.apply(pairs), subnetLength);
  }
}
