package io.weir.collector.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Files in YAML as nodes that know their places. */
public final class YamlDocument {
  /** More than a list of all networks of a large provider; the library's own limit is less. */
  private static final int MAX_CHARACTERS = 64 << 20;

  private YamlDocument() {}

  /**
   * Reads a file.
   *
   * @param cure what to do if there is no such file
   * @return its root; empty if the file says nothing
   * @throws ConfigurationException if it cannot be read or is no YAML
   */
  public static Optional<Node> read(Path file, String cure) throws ConfigurationException {
    try {
      return parse(file, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file; " + cure);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "the file is not in UTF-8; save it as that");
    } catch (IOException e) {
      throw unreadable(file, "the file cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a text.
   *
   * @param file how mistakes name it
   * @return its root; empty if the text says nothing
   * @throws ConfigurationException if it is no YAML
   */
  public static Optional<Node> parse(Path file, String text) throws ConfigurationException {
    LoadSettings yaml =
        LoadSettings.builder().setLabel(file.toString()).setCodePointLimit(MAX_CHARACTERS).build();
    try {
      return new Compose(yaml).composeString(text).filter(root -> !isEmpty(root));
    } catch (MarkedYamlEngineException e) {
      throw new ConfigurationException(
          List.of(place(file, e.getProblemMark()) + "this is no YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      throw unreadable(file, "this is no YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  /** File, line and column of a node, with a colon behind each. */
  public static String place(Path file, Node node) {
    return place(file, node.getStartMark());
  }

  /** Whether nothing stands where a value is expected. */
  public static boolean isEmpty(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  /** The text of a key; empty if it is no text. */
  public static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static String place(Path file, Optional<Mark> mark) {
    return mark.map(at -> file + ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1) + ": ")
        .orElse(file + ": ");
  }

  private static ConfigurationException unreadable(Path file, String problem) {
    return new ConfigurationException(List.of(file + ": " + problem));
  }
}
