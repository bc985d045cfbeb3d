package io.weir.collector.resource.inventory;

import io.weir.collector.config.YamlDocument;
import io.weir.collector.resource.lookup.Prefix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the entries of a file of resources. What an entry says holds for its networks, and for the
 * entries within it unless they say otherwise.
 *
 * <pre>
 * - region: eu-central-1           # these six are words of one's own, or Amazon's ids
 *   zone: eu-central-1a
 *   vpc: vpc-0a1b2c3d
 *   subnet: subnet-0f1e2d3c
 *   name: checkout
 *   service: payments
 *   tags: {env: prod}
 *   cidr: 10.20.1.0/24             # or a list of networks and addresses
 *   subnets: /28                   # in place of subnet: each /28 is one
 *   networks:                      # entries within this one
 *     - cidr: 10.20.1.17
 *       name: db-1
 * </pre>
 */
final class EntryReader {
  private static final Map<String, Level> LEVELS =
      Arrays.stream(Level.values())
          .collect(
              Collectors.toMap(
                  Level::key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  private static final List<String> KEYS =
      Stream.concat(LEVELS.keySet().stream(), Stream.of("tags", "cidr", "subnets", "networks"))
          .toList();
  private static final Pattern LENGTH = Pattern.compile("/?([0-9]{1,3})");
  private static final Pattern TAG = Pattern.compile("[^\\s=]+");

  private final InventoryFiles inventory;
  private final Path file;
  private final Mistakes mistakes;

  /** An entry's values by their keys: each of them may be missing. */
  private record Parts(Optional<Node> cidr, Optional<Node> subnets, Optional<Node> networks) {}

  /** A network and where it stands. */
  private record Network(Node node, Prefix prefix) {}

  EntryReader(InventoryFiles inventory, Path file, Mistakes mistakes) {
    this.inventory = inventory;
    this.file = file;
    this.mistakes = mistakes;
  }

  /** Reads a list of entries that stand in another, or in the file itself. */
  void entries(String key, Node node, Description around) {
    if (YamlDocument.isEmpty(node)) {
      return;
    }
    if (!(node instanceof SequenceNode list)) {
      mistakes.add(
          file,
          node,
          "\"" + key + "\" takes a list; begin each entry with a dash, as in - cidr: 10.0.0.0/8");
      return;
    }
    for (Node each : list.getValue()) {
      if (each instanceof MappingNode entry) {
        entry(entry, around);
      } else {
        mistakes.add(file, each, "an entry has keys, as in - cidr: 10.0.0.0/8");
      }
    }
  }

  private void entry(MappingNode entry, Description around) {
    Description description = around.within();
    Parts parts = describe(entry, description);
    List<Network> own = parts.cidr().map(node -> networks(node, around)).orElse(List.of());
    if (!own.isEmpty()) {
      description.networks(own.stream().map(Network::prefix).toList());
    }
    parts.subnets().ifPresent(node -> subnets(node, description));
    for (Network network : own) {
      inventory.declare(file, network.node(), network.prefix(), description);
    }
    parts.networks().ifPresent(node -> entries("networks", node, description));
    if (parts.cidr().isEmpty() && parts.networks().isEmpty()) {
      mistakes.add(
          file, entry, "the entry is of no network; give it \"cidr\", or \"networks\" within it");
    }
  }

  /** Takes the entry's words over, and finds its other parts. */
  private Parts describe(MappingNode entry, Description description) {
    Set<String> seen = new HashSet<>();
    Optional<Node> cidr = Optional.empty();
    Optional<Node> subnets = Optional.empty();
    Optional<Node> networks = Optional.empty();
    for (NodeTuple tuple : entry.getValue()) {
      String key = YamlDocument.key(tuple);
      Node value = tuple.getValueNode();
      if (!seen.add(key)) {
        mistakes.add(
            file, tuple.getKeyNode(), "\"" + key + "\" stands here again; keep one of them");
        continue;
      }
      switch (key) {
        case "tags" -> tags(value, description);
        case "cidr" -> cidr = Optional.of(value);
        case "subnets" -> subnets = Optional.of(value);
        case "networks" -> networks = Optional.of(value);
        default -> word(tuple, key, description);
      }
    }
    if (seen.contains("subnets") && seen.contains("subnet")) {
      mistakes.add(
          file, entry, "\"subnet\" names one subnet, \"subnets\" makes many; keep one of them");
    }
    return new Parts(cidr, subnets, networks);
  }

  private void word(NodeTuple tuple, String key, Description description) {
    Level level = LEVELS.get(key);
    if (level == null) {
      mistakes.addUnknownKey(file, tuple.getKeyNode(), key, KEYS);
      return;
    }
    text(tuple.getValueNode(), "\"" + key + "\" takes a word, as in fra-1, vpc-0a1b2c3d or an ARN")
        .ifPresent(word -> description.name(level, word));
  }

  private void tags(Node node, Description description) {
    if (!(node instanceof MappingNode tags)) {
      mistakes.add(file, node, "\"tags\" takes keys and values, as in {env: prod}");
      return;
    }
    for (NodeTuple tag : tags.getValue()) {
      String key = YamlDocument.key(tag);
      Optional<String> value = text(tag.getValueNode(), "a tag has a value, as in {env: prod}");
      if (value.isEmpty()) {
        continue;
      }
      if (TAG.matcher(key).matches() && TAG.matcher(value.get()).matches()) {
        description.tag(key, value.get());
      } else {
        mistakes.add(
            file, tag.getKeyNode(), "a tag has neither blanks nor =; write it with dashes instead");
      }
    }
  }

  /** The networks of {@code cidr}; those that are none are left out. */
  private List<Network> networks(Node node, Description around) {
    List<Network> networks = new ArrayList<>();
    for (Node each : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
      prefix(each)
          .filter(prefix -> isWithin(each, prefix, around))
          .ifPresent(prefix -> networks.add(new Network(each, prefix)));
    }
    return networks;
  }

  private Optional<Prefix> prefix(Node node) {
    Optional<String> text =
        text(node, "\"cidr\" takes networks, as in 10.0.0.0/8 or [10.1.0.0/16, 2001:db8::/32]");
    try {
      return text.map(Prefix::parse);
    } catch (IllegalArgumentException e) {
      mistakes.add(file, node, e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isWithin(Node node, Prefix network, Description around) {
    List<Prefix> outer = around.networks();
    if (outer.isEmpty() || outer.stream().anyMatch(prefix -> prefix.contains(network))) {
      return true;
    }
    mistakes.add(
        file,
        node,
        network
            + " is not in "
            + outer.getFirst()
            + (outer.size() > 1 ? " or another network" : "")
            + " of the entry that it stands in; correct one of them, or move the entry out");
    return false;
  }

  private void subnets(Node node, Description description) {
    Optional<String> text = text(node, "\"subnets\" takes the length of a prefix, as in /24");
    if (text.isEmpty()) {
      return;
    }
    Matcher digits = LENGTH.matcher(text.get());
    if (!digits.matches()) {
      mistakes.add(
          file, node, "\"" + text.get() + "\" is no length of a prefix; write it as in /24");
      return;
    }
    int length = Integer.parseInt(digits.group(1));
    for (Prefix network : description.networks()) {
      if (length <= network.writtenLength() || network.lengthOf(length) > 2 * Long.SIZE) {
        mistakes.add(
            file,
            node,
            network
                + " has no subnets of /"
                + length
                + "; write a longer prefix of its kind, as in /24");
        return;
      }
    }
    description.subnetsOf(length);
  }

  private Optional<String> text(Node node, String cure) {
    if (node instanceof ScalarNode scalar
        && !scalar.getValue().isBlank()
        && !YamlDocument.isEmpty(node)) {
      return Optional.of(scalar.getValue().strip());
    }
    mistakes.add(file, node, cure);
    return Optional.empty();
  }
}
