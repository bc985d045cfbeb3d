package io.weir.collector.alert.sink;

import io.weir.collector.config.ConfigurationException;
import io.weir.collector.config.SettingType;
import io.weir.collector.config.YamlFile;
import io.weir.collector.config.YamlMap;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of sinks: {@code sinks}, each with a {@code name}, a {@code type} and its keys. */
public final class SinkFile {
  private static final SettingType<SinkType> TYPE = SettingType.choice(SinkType.class);
  private static final String NAME = "[A-Za-z0-9_.-]{1,64}";

  /**
   * One other side.
   *
   * @param name the sink's name; with a number behind it from the second other side on
   */
  public record Target(String name, SinkSettings settings, Sink sink) {}

  private SinkFile() {}

  /**
   * Reads a file.
   *
   * @param consoleUrl where somebody who was told can look
   * @param clock when alerts are told
   * @throws ConfigurationException if it cannot be read or has a mistake; names each with its place
   */
  public static List<Target> read(Path file, String consoleUrl, Clock clock)
      throws ConfigurationException {
    YamlFile yaml = YamlFile.read(file, "write one, or name another");
    List<Target> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMap map : yaml.root(List.of("sinks")).maps("sinks", SinkType.allKeys())) {
      Optional<String> name = map.required("name");
      Optional<SinkType> type = map.required("type").flatMap(_ -> map.value("type", TYPE));
      if (name.isPresent() && !name.get().matches(NAME)) {
        map.mistake("name", "a sink's name has letters, digits, dots, dashes and underscores");
      } else if (name.isPresent() && !names.add(name.get())) {
        map.mistake("name", "another sink is named \"" + name.get() + "\"; rename one");
      } else if (type.isPresent()) {
        targets.addAll(targets(map, type.get(), consoleUrl, clock));
      }
    }
    yaml.check();
    return List.copyOf(targets);
  }

  private static List<Target> targets(YamlMap map, SinkType type, String consoleUrl, Clock clock) {
    for (String key : map.keys()) {
      if (!type.keys().contains(key)) {
        map.mistake(key, "\"%s\" is for other types of sinks".formatted(key));
      }
    }
    SinkSettings settings = SinkSettings.read(map, type.defaultRepeat());
    List<Target> targets = new ArrayList<>();
    for (Sink sink : type.sinks(map, settings, consoleUrl, clock)) {
      String number = targets.isEmpty() ? "" : "-" + (targets.size() + 1);
      targets.add(new Target(settings.name() + number, settings, sink));
    }
    return targets;
  }
}
