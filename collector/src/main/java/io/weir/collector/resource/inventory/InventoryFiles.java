package io.weir.collector.resource.inventory;

import io.weir.collector.config.ConfigurationException;
import io.weir.collector.config.YamlDocument;
import io.weir.collector.resource.lookup.Prefix;
import io.weir.query.EdgeInterfaces;
import io.weir.storage.schema.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Files of resources on their way from YAML to an inventory, with the files that they include. Goes
 * on after a mistake, so that the user sees all of them at once. Read once, by one thread.
 *
 * <pre>
 * include: [amazon.yaml]           # files of the same form, relative to this one
 * local:                           # entries of one's own networks
 *   - region: fra                  # an entry: see {@link EntryReader}
 * remote:                          # entries of others' networks
 *   - service: payment gateway
 * edge:                            # where packets come in: see {@link EdgeReader}
 *   - {agent: 192.0.2.1, index: 1}
 * </pre>
 */
public final class InventoryFiles {
  private static final List<String> KEYS = List.of("local", "remote", "edge", "include");

  private final List<Path> roots;
  private final Set<Path> files = new LinkedHashSet<>();
  private final Mistakes mistakes = new Mistakes();
  private final Map<Prefix, Resource> declared = new HashMap<>();
  private final Map<Prefix, String> places = new HashMap<>();
  private final Map<String, Text> texts = new HashMap<>();
  private final List<EdgeInterfaces> edge = new ArrayList<>();

  /** Files that are yet to be read. */
  public InventoryFiles(List<Path> roots) {
    this.roots = List.copyOf(roots);
    files.addAll(roots);
  }

  /**
   * Reads the files and those that they include.
   *
   * @throws ConfigurationException if one cannot be read or has a mistake; names each with line,
   *     column and cure
   */
  public Inventory read() throws ConfigurationException {
    for (Path root : roots) {
      document(root, "name another");
    }
    mistakes.throwIfAny();
    return Inventory.of(declared, edge);
  }

  /** The files and those that they include, as far as they have been read. */
  public Set<Path> files() {
    return Collections.unmodifiableSet(files);
  }

  /** Declares what holds for a network; it is a mistake to do so twice. */
  void declare(Path file, Node node, Prefix network, Description description) {
    String first = places.putIfAbsent(network, YamlDocument.place(file, node));
    if (first != null) {
      mistakes.add(
          file,
          node,
          network + " stands here again, after " + first.replaceFirst(": $", "; keep one of them"));
      return;
    }
    declared.put(
        network, description.resource(network, text -> texts.computeIfAbsent(text, Text::of)));
  }

  private void document(Path file, String cure) {
    try {
      YamlDocument.read(file, cure).ifPresent(node -> sections(file, node));
    } catch (ConfigurationException e) {
      mistakes.add(e);
    }
  }

  private void sections(Path file, Node node) {
    if (!(node instanceof MappingNode sections)) {
      mistakes.add(
          file,
          node,
          "networks stand in lists; write \"local:\" and, below it, \"- cidr: 10.0.0.0/8\"");
      return;
    }
    Map<String, Node> seen = new LinkedHashMap<>();
    for (NodeTuple section : sections.getValue()) {
      String key = YamlDocument.key(section);
      if (seen.putIfAbsent(key, section.getKeyNode()) != null) {
        mistakes.add(
            file, section.getKeyNode(), "\"" + key + "\" stands here again; make one list of both");
        continue;
      }
      switch (key) {
        case "local" -> entries(file, section, true);
        case "remote" -> entries(file, section, false);
        case "edge" -> edge.addAll(new EdgeReader(file, mistakes).read(section.getValueNode()));
        case "include" -> include(file, section.getValueNode());
        default -> mistakes.addUnknownKey(file, section.getKeyNode(), key, KEYS);
      }
    }
  }

  private void entries(Path file, NodeTuple section, boolean local) {
    EntryReader reader = new EntryReader(this, file, mistakes);
    reader.entries(YamlDocument.key(section), section.getValueNode(), Description.of(local));
  }

  private void include(Path file, Node node) {
    List<Node> names = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node each : names) {
      if (!(each instanceof ScalarNode name) || YamlDocument.isEmpty(each)) {
        mistakes.add(file, each, "\"include\" takes names of files, as in [amazon.yaml]");
        continue;
      }
      Path included = file.resolveSibling(name.getValue()).normalize();
      if (files.add(included)) {
        document(
            included, "name another in " + YamlDocument.place(file, each).replaceFirst(": $", ""));
      }
    }
  }
}
