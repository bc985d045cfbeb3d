package io.weir.collector.resource.inventory;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.config.ConfigurationException;
import io.weir.collector.resource.lookup.Prefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The networks of a cloud as Amazon publishes them ({@code ip-ranges.json}), on their way into a
 * file of resources.
 *
 * <pre>
 * {"createDate": "2026-11-20-21-05-33",
 *  "prefixes": [{"ip_prefix": "3.5.0.0/19", "region": "us-east-1", "service": "S3",
 *                "network_border_group": "us-east-1"}, …],
 *  "ipv6_prefixes": [{"ipv6_prefix": "2600:1f00::/40", …}, …]}
 * </pre>
 */
public final class IpRanges {
  /** Under these Amazon lists networks of other services, too, whose names say more. */
  private static final List<String> GENERAL = List.of("EC2", "AMAZON");

  private static final Comparator<Listed> TELLING =
      Comparator.comparingInt((Listed listed) -> GENERAL.indexOf(listed.service))
          .thenComparing(Listed::service);

  private final String date;
  private final Collection<Listed> networks;

  /** A network with its place and its service; the group is the region, or a zone in it. */
  private record Listed(Prefix prefix, String region, String group, String service) {}

  private IpRanges(String date, Collection<Listed> networks) {
    this.date = date;
    this.networks = networks;
  }

  /**
   * Reads Amazon's file.
   *
   * @throws ConfigurationException if it cannot be read or is of another form
   */
  public static IpRanges read(Path file) throws ConfigurationException {
    try {
      JsonObject document = new JsonObject(Files.readString(file));
      Map<Prefix, Listed> networks = new HashMap<>();
      collect(document.getJsonArray("prefixes"), "ip_prefix", networks);
      collect(document.getJsonArray("ipv6_prefixes"), "ipv6_prefix", networks);
      return new IpRanges(document.getString("createDate"), networks.values());
    } catch (NoSuchFileException e) {
      throw refused(file, "there is no such file");
    } catch (IOException e) {
      throw refused(file, "the file cannot be read: " + e.getMessage());
    } catch (DecodeException
        | ClassCastException
        | IllegalArgumentException
        | NullPointerException e) {
      throw refused(file, "this is not Amazon's list of networks; give its ip-ranges.json");
    }
  }

  /** How many networks there are, each counted once. */
  public int size() {
    return networks.size();
  }

  /** A file of remote resources: regions, in them services, in them networks. */
  public String toYaml() {
    StringBuilder yaml =
        new StringBuilder("# Networks of Amazon, as published on " + date + "\nremote:\n");
    grouped()
        .forEach(
            (region, services) -> {
              yaml.append("  - region: ").append(region).append("\n    networks:\n");
              services.forEach((service, listed) -> append(yaml, region, listed));
            });
    return yaml.toString();
  }

  private Map<String, Map<String, List<Listed>>> grouped() {
    Map<String, Map<String, List<Listed>>> regions = new TreeMap<>();
    for (Listed network : networks) {
      regions
          .computeIfAbsent(network.region, region -> new TreeMap<>())
          .computeIfAbsent(network.service + " " + network.group, service -> new ArrayList<>())
          .add(network);
    }
    return regions;
  }

  private static void append(StringBuilder yaml, String region, List<Listed> networks) {
    Listed first = networks.getFirst();
    yaml.append("      - service: ").append(first.service).append('\n');
    if (!first.group.equals(region)) {
      yaml.append("        zone: ").append(first.group).append('\n');
    }
    yaml.append("        cidr:\n");
    networks.stream()
        .map(Listed::prefix)
        .sorted(Prefix.ORDER)
        .forEach(prefix -> yaml.append("          - ").append(prefix).append('\n'));
  }

  private static void collect(JsonArray list, String key, Map<Prefix, Listed> networks) {
    for (int i = 0; i < list.size(); i++) {
      JsonObject each = list.getJsonObject(i);
      String region = word(each, "region");
      Listed listed =
          new Listed(
              Prefix.parse(each.getString(key)),
              region,
              each.containsKey("network_border_group")
                  ? word(each, "network_border_group")
                  : region,
              word(each, "service"));
      networks.merge(
          listed.prefix, listed, (one, other) -> TELLING.compare(one, other) <= 0 ? one : other);
    }
  }

  /** A value that may stand in YAML as it is. */
  private static String word(JsonObject json, String key) {
    String word = json.getString(key);
    if (!word.matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException(key + " " + word);
    }
    return word;
  }

  private static ConfigurationException refused(Path file, String why) {
    return new ConfigurationException(List.of(file + ": " + why));
  }
}
