package io.weir.collector.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A file in YAML on its way to values. Whoever reads it notes each mistake and goes on, so that the
 * user sees all of them at once.
 */
public final class YamlFile {
  private final Path file;
  private final Optional<Node> root;
  private final List<String> mistakes = new ArrayList<>();

  private YamlFile(Path file, Optional<Node> root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @param cure what to do where there is none, in a few words
   * @throws ConfigurationException if it cannot be read, or is no YAML
   */
  public static YamlFile read(Path file, String cure) throws ConfigurationException {
    return new YamlFile(file, YamlDocument.read(file, cure));
  }

  /**
   * Reads a text.
   *
   * @param file how mistakes name it
   * @throws ConfigurationException if it is no YAML
   */
  public static YamlFile parse(Path file, String text) throws ConfigurationException {
    return new YamlFile(file, YamlDocument.parse(file, text));
  }

  /** The mapping that the file is; an empty one, if the file is empty or something else. */
  public YamlMap root(Collection<String> keys) {
    if (root.isEmpty()) {
      return new YamlMap(this, Optional.empty(), keys);
    }
    if (root.get() instanceof MappingNode mapping) {
      return new YamlMap(this, Optional.of(mapping), keys);
    }
    mistake(root.get(), "this file is made of keys and values: " + String.join(", ", keys));
    return new YamlMap(this, Optional.empty(), keys);
  }

  /** Notes a mistake at the place of a node. */
  public void mistake(Node node, String problem) {
    mistakes.add(YamlDocument.place(file, node) + problem);
  }

  /** Notes a mistake of the file as a whole. */
  public void mistake(String problem) {
    mistakes.add(file + ": " + problem);
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigurationException if there were mistakes
   */
  public void check() throws ConfigurationException {
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(mistakes);
    }
  }

  /** The line of a node, from 1. */
  static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
