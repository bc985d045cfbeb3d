package io.weir.collector.resource.inventory;

import io.weir.collector.config.ConfigurationException;
import io.weir.collector.config.NearestName;
import io.weir.collector.config.YamlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with files of resources, in the order in which it was found. */
final class Mistakes {
  private final List<String> lines = new ArrayList<>();

  /** Notes a mistake at a place. */
  void add(Path file, Node node, String problem) {
    lines.add(YamlDocument.place(file, node) + problem);
  }

  /** Notes the mistakes of a file that could not be read at all. */
  void add(ConfigurationException unreadable) {
    lines.addAll(unreadable.getMessage().lines().toList());
  }

  /** Notes a key that there is not. */
  void addUnknownKey(Path file, Node node, String key, Collection<String> keys) {
    String cure =
        NearestName.to(key, keys)
            .map(nearest -> "did you mean \"" + nearest + "\"?")
            .orElseGet(() -> "there are " + String.join(", ", keys));
    add(file, node, "no key \"" + key + "\"; " + cure);
  }

  /** Ends the reading if there was a mistake. */
  void throwIfAny() throws ConfigurationException {
    if (!lines.isEmpty()) {
      throw new ConfigurationException(lines);
    }
  }
}
