package io.weir.collector.alert.rule;

import io.weir.collector.config.ConfigurationException;
import io.weir.collector.config.SettingType;
import io.weir.collector.config.YamlFile;
import io.weir.collector.config.YamlMap;
import io.weir.query.QueryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file of rules in the shape of Prometheus': {@code groups}, each with a {@code name}, an {@code
 * interval}, a {@code limit} and {@code rules}. It is read as a whole or not at all.
 */
public final class RuleFile {
  /** The keys of a file. */
  public static final List<String> KEYS = List.of("groups");

  private static final List<String> GROUP_KEYS = List.of("name", "interval", "limit", "rules");
  private static final List<String> COMMON_KEYS = List.of("query", "value", "labels");
  private static final List<String> ALERT_KEYS =
      List.of("alert", "for", "keep_firing_for", "on_absent", "annotations");
  private static final List<String> RULE_KEYS =
      Stream.of(ALERT_KEYS, List.of("record"), COMMON_KEYS).flatMap(List::stream).toList();

  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  private static final int DEFAULT_LIMIT = 1000;
  private static final SettingType<Integer> LIMIT = SettingType.number(1, 100_000);
  private static final SettingType<OnAbsent> ON_ABSENT = SettingType.choice(OnAbsent.class);

  private final List<RuleGroup> groups = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private RuleFile() {}

  /**
   * Reads a file.
   *
   * @throws ConfigurationException if it cannot be read or has a mistake; names each with its place
   */
  public static List<RuleGroup> read(Path file) throws ConfigurationException {
    return read(YamlFile.read(file, "write one, or name another"));
  }

  /**
   * Reads a file's text.
   *
   * @param file how mistakes name it
   * @throws ConfigurationException if it has a mistake; names each with its place
   */
  public static List<RuleGroup> parse(Path file, String text) throws ConfigurationException {
    return read(YamlFile.parse(file, text));
  }

  private static List<RuleGroup> read(YamlFile yaml) throws ConfigurationException {
    List<RuleGroup> groups = groups(yaml.root(KEYS));
    yaml.check();
    return groups;
  }

  /** The groups of a mapping that has {@link #KEYS}; its mistakes are noted in its file. */
  public static List<RuleGroup> groups(YamlMap root) {
    RuleFile file = new RuleFile();
    root.maps("groups", GROUP_KEYS).forEach(file::group);
    return List.copyOf(file.groups);
  }

  private void group(YamlMap map) {
    Optional<String> name = map.required("name");
    if (name.isPresent() && groups.stream().anyMatch(other -> other.name().equals(name.get()))) {
      map.mistake("name", "another group is named \"" + name.get() + "\"; rename one");
    }
    Duration interval = map.value("interval", SettingType.DURATION).orElse(DEFAULT_INTERVAL);
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      map.mistake("interval", "rules are evaluated every second at most; write 1s or more");
    }
    List<Rule> rules = new ArrayList<>();
    map.maps("rules", RULE_KEYS).forEach(rule -> rule(rule).ifPresent(rules::add));
    groups.add(
        new RuleGroup(
            name.orElse(""),
            interval,
            map.value("limit", LIMIT).orElse(DEFAULT_LIMIT),
            List.copyOf(rules)));
  }

  private Optional<Rule> rule(YamlMap map) {
    if (map.has("alert") == map.has("record")) {
      map.mistake("a rule has either \"alert\" or \"record\", which is its name");
      return Optional.empty();
    }
    String key = map.has("alert") ? "alert" : "record";
    Optional<String> name = map.text(key);
    name.ifPresent(text -> checkName(map, key, text));
    Optional<RuleQuery> query = query(map);
    if (name.isEmpty() || query.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Template> labels = templates(map, "labels", query.get());
    if (key.equals("record")) {
      ALERT_KEYS.stream()
          .filter(map::has)
          .forEach(other -> map.mistake(other, "\"" + other + "\" is for rules with \"alert\""));
      return Optional.of(new RecordRule(name.get(), query.get(), labels));
    }
    return Optional.of(
        new AlertRule(
            name.get(),
            query.get(),
            map.value("for", SettingType.DURATION).orElse(Duration.ZERO),
            map.value("keep_firing_for", SettingType.DURATION).orElse(Duration.ZERO),
            map.value("on_absent", ON_ABSENT).orElse(OnAbsent.OK),
            labels,
            templates(map, "annotations", query.get())));
  }

  private void checkName(YamlMap map, String key, String name) {
    if (!names.add(name)) {
      map.mistake(key, "another rule is named \"" + name + "\"; rename one");
    }
  }

  private static Optional<RuleQuery> query(YamlMap map) {
    Optional<String> text = map.required("query");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(RuleQuery.bind(text.get().strip(), map.text("value")));
    } catch (QueryException e) {
      map.mistake("query", "in the query, " + e.located());
      return Optional.empty();
    }
  }

  private static Map<String, Template> templates(YamlMap map, String key, RuleQuery query) {
    Map<String, Template> templates = new TreeMap<>();
    YamlMap texts = map.free(key);
    Collection<String> labels = query.labels().keySet();
    for (String name : texts.keys()) {
      if (!Labels.isName(name) || name.equals(Labels.ALERT_NAME)) {
        texts.mistake(
            name,
            "\"%s\" is no name for one of the %s; use letters, digits and underscores%s"
                .formatted(name, key, name.equals(Labels.ALERT_NAME) ? ", but not this name" : ""));
      }
      texts
          .read(name, text -> Template.parse(text, labels, query.numbers()))
          .ifPresent(template -> templates.put(name, template));
    }
    return templates;
  }
}
