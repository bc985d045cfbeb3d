package io.weir.collector.resource.inventory;

import io.weir.collector.config.YamlDocument;
import io.weir.query.EdgeInterfaces;
import io.weir.storage.schema.Address;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the interfaces of a file of resources by which packets come into the network.
 *
 * <pre>
 * - agent: 192.0.2.1               # or a list of addresses
 *   index: [1, 2]                  # ifIndex
 *   name: xe-0/0/%                 # or a list; % stands for any characters, _ for one
 * </pre>
 */
final class EdgeReader {
  private static final List<String> KEYS = List.of("agent", "index", "name");
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,10}");
  private static final long MAX_INDEX = 0xffff_ffffL;
  private static final String EXAMPLE = "{agent: 192.0.2.1, index: [1, 2]}";

  private final Path file;
  private final Mistakes mistakes;

  EdgeReader(Path file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /** Reads the list behind {@code edge}; what is wrong in it is left out. */
  List<EdgeInterfaces> read(Node node) {
    if (YamlDocument.isEmpty(node)) {
      return List.of();
    }
    if (!(node instanceof SequenceNode list)) {
      mistakes.add(file, node, "\"edge\" takes a list; begin it with a dash, as in - " + EXAMPLE);
      return List.of();
    }
    return list.getValue().stream().flatMap(each -> interfaces(each).stream()).toList();
  }

  private Optional<EdgeInterfaces> interfaces(Node node) {
    if (!(node instanceof MappingNode entry)) {
      mistakes.add(file, node, "interfaces have keys, as in - " + EXAMPLE);
      return Optional.empty();
    }
    Map<String, Node> parts = parts(entry);
    if (!parts.containsKey("agent")) {
      mistakes.add(file, node, "the interfaces are of no agent; name it, as in " + EXAMPLE);
    }
    if (!parts.containsKey("index") && !parts.containsKey("name")) {
      mistakes.add(file, node, "no interface is named; give \"index\" or \"name\"");
    }
    return Optional.of(
        new EdgeInterfaces(
            values(parts, "agent", this::agent),
            values(parts, "index", this::index),
            values(parts, "name", name -> Optional.of(name.getValue()))));
  }

  private Map<String, Node> parts(MappingNode entry) {
    Map<String, Node> parts = new HashMap<>();
    for (NodeTuple tuple : entry.getValue()) {
      String key = YamlDocument.key(tuple);
      if (!KEYS.contains(key)) {
        mistakes.addUnknownKey(file, tuple.getKeyNode(), key, KEYS);
      } else if (parts.putIfAbsent(key, tuple.getValueNode()) != null) {
        mistakes.add(
            file, tuple.getKeyNode(), "\"" + key + "\" stands here again; make one list of both");
      }
    }
    return parts;
  }

  /** The value of a key, or those of its list. */
  private <T> Set<T> values(
      Map<String, Node> parts, String key, Function<ScalarNode, Optional<T>> reading) {
    Set<T> values = new LinkedHashSet<>();
    Node node = parts.get(key);
    for (Node each :
        node == null
            ? List.<Node>of()
            : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
      if (each instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
        reading.apply(scalar).ifPresent(values::add);
      } else {
        mistakes.add(file, each, "\"" + key + "\" takes one or a list, as in " + EXAMPLE);
      }
    }
    return Set.copyOf(values);
  }

  private Optional<Address> agent(ScalarNode node) {
    try {
      return Optional.of(Address.parse(node.getValue()));
    } catch (IllegalArgumentException e) {
      mistakes.add(
          file,
          node,
          "\"%s\" is no address; write the one by which the agent names itself, as in 192.0.2.1"
              .formatted(node.getValue()));
      return Optional.empty();
    }
  }

  private Optional<Long> index(ScalarNode node) {
    if (INDEX.matcher(node.getValue()).matches() && Long.parseLong(node.getValue()) <= MAX_INDEX) {
      return Optional.of(Long.parseLong(node.getValue()));
    }
    mistakes.add(
        file,
        node,
        "\"%s\" is no ifIndex; write a number, or the interface's name behind \"name\""
            .formatted(node.getValue()));
    return Optional.empty();
  }
}
