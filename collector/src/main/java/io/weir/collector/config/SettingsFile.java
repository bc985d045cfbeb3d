package io.weir.collector.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

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
    settings.compose().ifPresent(settings::document);
    if (!settings.mistakes.isEmpty()) {
      throw new ConfigurationException(settings.mistakes);
    }
    return settings.values;
  }

  private Optional<Node> compose() throws ConfigurationException {
    LoadSettings yaml = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      return new Compose(yaml).composeString(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unreadable("there is no such file; name another with --config, or leave the flag out");
    } catch (CharacterCodingException e) {
      throw unreadable("the file is not in UTF-8; save it as that");
    } catch (IOException e) {
      throw unreadable("the file cannot be read: " + e.getMessage());
    } catch (MarkedYamlEngineException e) {
      throw new ConfigurationException(
          List.of(place(e.getProblemMark()) + "this is no YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      throw unreadable("this is no YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private ConfigurationException unreadable(String problem) {
    return new ConfigurationException(List.of(file + ": " + problem));
  }

  private void document(Node root) {
    if (isEmpty(root)) {
      return;
    }
    if (!(root instanceof MappingNode sections)) {
      mistake(
          root,
          "settings stand in sections; write \"udp:\" and, indented below it, \"listen: 127.0.0.1:6343\"");
      return;
    }
    for (NodeTuple tuple : sections.getValue()) {
      section(tuple.getKeyNode(), tuple.getValueNode());
    }
  }

  private void section(Node keyNode, Node valueNode) {
    String section = text(keyNode);
    List<Setting<?>> settings = Settings.section(section);
    if (settings.isEmpty()) {
      List<String> sections = Settings.all().stream().map(Setting::section).distinct().toList();
      mistake(keyNode, unknown("section", section, sections));
      return;
    }
    if (isDuplicate(section, keyNode) || isEmpty(valueNode)) {
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
    for (NodeTuple tuple : keys.getValue()) {
      setting(section, settings, tuple.getKeyNode(), tuple.getValueNode());
    }
  }

  private void setting(String section, List<Setting<?>> siblings, Node keyNode, Node valueNode) {
    String name = section + "." + text(keyNode);
    Optional<Setting<?>> setting = Settings.named(name);
    if (setting.isEmpty()) {
      List<String> names = siblings.stream().map(Setting::name).toList();
      mistake(keyNode, unknown("setting", name, names));
      return;
    }
    if (!isDuplicate(name, keyNode)) {
      value(setting.get(), valueNode);
    }
  }

  private void value(Setting<?> setting, Node node) {
    if (!(node instanceof ScalarNode scalar) || isEmpty(node)) {
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

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private void mistake(Node node, String problem) {
    mistakes.add(place(node.getStartMark()) + problem);
  }

  private String place(Optional<Mark> mark) {
    return mark.map(at -> file + ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1) + ": ")
        .orElse(file + ": ");
  }
}
