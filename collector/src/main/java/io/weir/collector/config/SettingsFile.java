package io.weir.collector.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A configuration file on its way from YAML to values; it goes on after a mistake, so that the user
 * sees all of them at once.
 */
final class SettingsFile {
  private final Path file;
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final Map<String, Node> seen = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private SettingsFile(Path file) {
    this.file = file;
  }

  /** The values that a file sets. */
  static Map<Setting<?>, Object> read(Path file) throws ConfigurationException {
    SettingsFile settings = new SettingsFile(file);
    YamlDocument.read(file, "name another with --config, or leave the flag out")
        .ifPresent(settings::document);
    if (!settings.mistakes.isEmpty()) {
      throw new ConfigurationException(settings.mistakes);
    }
    return settings.values;
  }

  private void document(Node root) {
    if (!(root instanceof MappingNode sections)) {
      mistake(
          root,
          "settings stand in sections; write \"udp:\" and, indented below it, \"listen: 127.0.0.1:6343\"");
      return;
    }
    for (NodeTuple tuple : sections.getValue()) {
      section(YamlDocument.key(tuple), tuple);
    }
  }

  private void section(String section, NodeTuple tuple) {
    Node keyNode = tuple.getKeyNode();
    Node valueNode = tuple.getValueNode();
    List<Setting<?>> settings = Settings.section(section);
    if (settings.isEmpty()) {
      List<String> sections = Settings.all().stream().map(Setting::section).distinct().toList();
      mistake(keyNode, unknown("section", section, sections));
      return;
    }
    if (isDuplicate(section, keyNode) || YamlDocument.isEmpty(valueNode)) {
      return;
    }
    if (!(valueNode instanceof MappingNode keys)) {
      mistake(
          valueNode,
          "\""
              + section
              + "\" is a section; put its settings on lines of their own below it, indented: "
              + keys(settings));
      return;
    }
    for (NodeTuple key : keys.getValue()) {
      setting(section + "." + YamlDocument.key(key), settings, key);
    }
  }

  private void setting(String name, List<Setting<?>> siblings, NodeTuple tuple) {
    Node keyNode = tuple.getKeyNode();
    Optional<Setting<?>> setting = Settings.named(name);
    if (setting.isEmpty()) {
      List<String> names = siblings.stream().map(Setting::name).toList();
      mistake(keyNode, unknown("setting", name, names));
      return;
    }
    if (!isDuplicate(name, keyNode)) {
      value(setting.get(), tuple.getValueNode());
    }
  }

  private void value(Setting<?> setting, Node node) {
    if (!(node instanceof ScalarNode scalar) || YamlDocument.isEmpty(node)) {
      mistake(
          node,
          "\""
              + setting
              + "\" takes a "
              + setting.type().label()
              + ", as in "
              + setting.type().example());
      return;
    }
    try {
      values.put(setting, setting.type().parse(scalar.getValue()));
    } catch (IllegalArgumentException e) {
      mistake(node, "\"" + setting + "\": " + e.getMessage());
    }
  }

  private boolean isDuplicate(String name, Node keyNode) {
    Node first = seen.putIfAbsent(name, keyNode);
    if (first == null) {
      return false;
    }
    int line = first.getStartMark().map(Mark::getLine).orElse(0) + 1;
    mistake(
        keyNode, "\"" + name + "\" stands here again, after line " + line + "; keep one of them");
    return true;
  }

  private static String unknown(String what, String name, List<String> names) {
    return NearestName.to(name, names)
        .map(nearest -> "no " + what + " \"" + name + "\"; did you mean \"" + nearest + "\"?")
        .orElseGet(() -> "no " + what + " \"" + name + "\"; there are " + String.join(", ", names));
  }

  private static String keys(List<Setting<?>> settings) {
    return settings.stream().map(Setting::key).collect(Collectors.joining(", "));
  }

  private void mistake(Node node, String problem) {
    mistakes.add(YamlDocument.place(file, node) + problem);
  }
}
