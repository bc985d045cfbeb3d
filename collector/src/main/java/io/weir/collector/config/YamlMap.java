package io.weir.collector.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a {@link YamlFile} whose keys are known. A key that is unknown or stands there
 * twice, or whose value is of another kind than was asked for, is noted as a mistake of the file
 * and then taken for absent.
 */
public final class YamlMap {
  private final YamlFile file;
  private final Optional<MappingNode> node;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();

  /** A mapping; without a node it has no keys. */
  YamlMap(YamlFile file, Optional<MappingNode> node, Collection<String> known) {
    this(file, node);
    for (String key : List.copyOf(keys.keySet())) {
      if (!known.contains(key)) {
        file.mistake(keys.get(key), unknown(key, known));
        values.remove(key);
      }
    }
  }

  private YamlMap(YamlFile file, Optional<MappingNode> node) {
    this.file = file;
    this.node = node;
    node.ifPresent(mapping -> mapping.getValue().forEach(this::put));
  }

  private void put(NodeTuple tuple) {
    Node keyNode = tuple.getKeyNode();
    String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
    Node first = keys.putIfAbsent(key, keyNode);
    if (first != null) {
      file.mistake(
          keyNode,
          "\"%s\" stands here again, after line %d; keep one of them"
              .formatted(key, YamlFile.line(first)));
      return;
    }
    if (!YamlDocument.isEmpty(tuple.getValueNode())) {
      values.put(key, tuple.getValueNode());
    }
  }

  /** Whether the key has a value. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The text of a value: a text, a number, a word. */
  public Optional<String> text(String key) {
    return scalar(key).map(ScalarNode::getValue);
  }

  /** The text of a value that must be there. */
  public Optional<String> required(String key) {
    if (!has(key)) {
      mistake("\"" + key + "\" is missing here");
    }
    return text(key);
  }

  /** A value of a type. */
  public <T> Optional<T> value(String key, SettingType<T> type) {
    return read(key, type::parse);
  }

  /**
   * What a parser makes of a value's text.
   *
   * @param parser throws IllegalArgumentException with a sentence for the user
   */
  public <T> Optional<T> read(String key, Function<String, T> parser) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text.get()));
    } catch (IllegalArgumentException e) {
      mistake(key, "\"" + key + "\": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The texts of a list, or one that stands alone; none if the key has no value. */
  public List<String> texts(String key) {
    return switch (values.get(key)) {
      case null -> List.of();
      case ScalarNode scalar -> List.of(scalar.getValue());
      case SequenceNode list -> {
        List<String> texts = new ArrayList<>();
        for (Node item : list.getValue()) {
          if (item instanceof ScalarNode scalar) {
            texts.add(scalar.getValue());
          } else {
            file.mistake(item, "\"" + key + "\" is a list of texts");
          }
        }
        yield texts;
      }
      default -> {
        mistake(key, "\"" + key + "\" is a list of texts");
        yield List.of();
      }
    };
  }

  /** The names and texts of a mapping with any keys, in order. */
  public YamlMap free(String key) {
    return new YamlMap(file, mapping(key));
  }

  /** A mapping within this one; empty if the key has no value. */
  public Optional<YamlMap> map(String key, Collection<String> known) {
    return mapping(key).map(mapping -> new YamlMap(file, Optional.of(mapping), known));
  }

  /** A list of mappings; none if the key has no value. */
  public List<YamlMap> maps(String key, Collection<String> known) {
    List<YamlMap> maps = new ArrayList<>();
    if (!(values.get(key) instanceof SequenceNode list)) {
      if (has(key)) {
        mistake(key, "\"%s\" is a list; begin each item with \"- \"".formatted(key));
      }
      return maps;
    }
    for (Node item : list.getValue()) {
      if (item instanceof MappingNode mapping) {
        maps.add(new YamlMap(file, Optional.of(mapping), known));
      } else {
        file.mistake(item, "each item of \"%s\" has keys: %s".formatted(key, listing(known)));
      }
    }
    return maps;
  }

  /** The keys that have a value, in order. */
  public Collection<String> keys() {
    return values.keySet();
  }

  /** Notes a mistake in the value of a key. */
  public void mistake(String key, String problem) {
    file.mistake(values.getOrDefault(key, keys.get(key)), problem);
  }

  /** Notes a mistake of the mapping as a whole. */
  public void mistake(String problem) {
    node.ifPresentOrElse(mapping -> file.mistake(mapping, problem), () -> file.mistake(problem));
  }

  private Optional<ScalarNode> scalar(String key) {
    if (values.get(key) instanceof ScalarNode scalar) {
      return Optional.of(scalar);
    }
    if (has(key)) {
      mistake(key, "\"" + key + "\" takes a single value");
    }
    return Optional.empty();
  }

  private Optional<MappingNode> mapping(String key) {
    if (values.get(key) instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    if (has(key)) {
      mistake(key, "\"" + key + "\" has keys and values of its own, indented below it");
    }
    return Optional.empty();
  }

  private static String unknown(String key, Collection<String> known) {
    String cure =
        NearestName.to(key, known)
            .map(nearest -> "did you mean \"" + nearest + "\"?")
            .orElseGet(() -> "there are " + listing(known));
    return "no key \"" + key + "\" here; " + cure;
  }

  private static String listing(Collection<String> known) {
    return String.join(", ", known);
  }
}
