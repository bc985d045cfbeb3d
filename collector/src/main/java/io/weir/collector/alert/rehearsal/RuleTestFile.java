package io.weir.collector.alert.rehearsal;

import io.weir.collector.alert.rule.AlertRule;
import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.rule.RuleFile;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.state.AlertState;
import io.weir.collector.config.ConfigurationException;
import io.weir.collector.config.SettingType;
import io.weir.collector.config.YamlFile;
import io.weir.collector.config.YamlMap;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A file of tests of rules, close to promtool's: {@code rule_files} (or {@code groups}, as in a
 * rules file) and {@code tests}.
 *
 * @param groups the rules to test, all of them in each test
 */
record RuleTestFile(List<RuleGroup> groups, List<RuleTest> tests) {
  private static final List<String> KEYS = List.of("rule_files", "groups", "tests");
  private static final List<String> TEST_KEYS =
      List.of("name", "input_samples", "interruptions", "alert_rule_test");
  private static final List<String> SERIES_KEYS = List.of("table", "every", "fields", "values");
  private static final List<String> INTERRUPTION_KEYS = List.of("at", "restart", "clock");
  private static final List<String> EXPECTATION_KEYS =
      List.of("eval_time", "alertname", "exp_alerts");
  private static final List<String> ALERT_KEYS =
      List.of("exp_state", "exp_labels", "exp_annotations", "exp_value");
  private static final Duration DEFAULT_EVERY = Duration.ofSeconds(10);

  /**
   * Reads a file, and the rules files that it names beside it.
   *
   * @throws ConfigurationException if one of them cannot be read or has a mistake
   */
  static RuleTestFile read(Path file) throws ConfigurationException {
    YamlFile yaml = YamlFile.read(file, "name a file of tests");
    YamlMap root = yaml.root(KEYS);
    List<RuleGroup> groups = new ArrayList<>(RuleFile.groups(root));
    List<RuleTest> tests = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (String name : root.texts("rule_files")) {
      groups.addAll(RuleFile.read(file.resolveSibling(name)));
    }
    groups.stream()
        .flatMap(group -> group.rules().stream())
        .filter(AlertRule.class::isInstance)
        .forEach(rule -> rules.add(rule.name()));
    root.maps("tests", TEST_KEYS).forEach(test -> tests.add(new Reader(rules).test(test)));
    yaml.check();
    return new RuleTestFile(List.copyOf(groups), List.copyOf(tests));
  }

  /** Reads one test; knows the names of all rules. */
  private record Reader(List<String> rules) {
    RuleTest test(YamlMap map) {
      List<Series> input = new ArrayList<>();
      List<Interruption> interruptions = new ArrayList<>();
      List<Expectation> expectations = new ArrayList<>();
      map.maps("input_samples", SERIES_KEYS).forEach(item -> input.add(series(item)));
      map.maps("interruptions", INTERRUPTION_KEYS)
          .forEach(item -> interruption(item).ifPresent(interruptions::add));
      map.maps("alert_rule_test", EXPECTATION_KEYS)
          .forEach(item -> expectation(item).ifPresent(expectations::add));
      return new RuleTest(
          map.required("name").orElse(""), input, interruptions, List.copyOf(expectations));
    }

    private static Series series(YamlMap map) {
      Table table = map.read("table", Reader::table).orElse(Flows.TABLE);
      Map<Field, String> fields =
          byField(table, map.free("fields"), (field, text) -> checked(table, field, text));
      Map<Field, List<Optional<String>>> values =
          byField(table, map.free("values"), (_, text) -> SampleValues.parse(text));
      Duration every = map.value("every", SettingType.DURATION).orElse(DEFAULT_EVERY);
      return new Series(table, every, fields, values);
    }

    /** What a reader makes of each text of a map whose keys are fields. */
    private static <T> Map<Field, T> byField(
        Table table, YamlMap map, BiFunction<Field, String, T> reader) {
      Map<Field, T> read = new LinkedHashMap<>();
      for (String name : map.keys()) {
        var _ =
            map.read(
                name,
                text -> {
                  Field field = FieldText.field(table, name);
                  T value = reader.apply(field, text);
                  read.put(field, value);
                  return value;
                });
      }
      return read;
    }

    private static String checked(Table table, Field field, String text) {
      FieldText.set(new Row(table), field, text);
      return text;
    }

    private static Table table(String name) {
      return Tables.named(name)
          .orElseThrow(() -> new IllegalArgumentException("no table \"" + name + "\""));
    }

    private static Optional<Interruption> interruption(YamlMap map) {
      if (map.has("restart") == map.has("clock")) {
        map.mistake("write either \"restart\", with how long it takes, or \"clock\"");
        return Optional.empty();
      }
      Optional<Duration> at =
          map.required("at").flatMap(_ -> map.value("at", SettingType.DURATION));
      Optional<Duration> down = map.value("restart", SettingType.DURATION);
      Optional<Duration> by = map.read("clock", Reader::signed);
      return at.flatMap(
          time ->
              down.<Interruption>map(length -> new Interruption.Restart(time, length))
                  .or(() -> by.map(length -> new Interruption.ClockSet(time, length))));
    }

    /** A length of time with a sign. */
    private static Duration signed(String text) {
      Duration length = SettingType.DURATION.parse(text.replaceFirst("^[+-]", ""));
      return text.startsWith("-") ? length.negated() : length;
    }

    private Optional<Expectation> expectation(YamlMap map) {
      Optional<Duration> at =
          map.required("eval_time").flatMap(_ -> map.value("eval_time", SettingType.DURATION));
      Optional<String> rule = map.required("alertname");
      if (rule.isPresent() && !rules.contains(rule.get())) {
        map.mistake("alertname", "no rule is named \"" + rule.get() + "\"");
      }
      List<Expectation.Expected> alerts = new ArrayList<>();
      map.maps("exp_alerts", ALERT_KEYS).forEach(item -> alerts.add(expected(item)));
      return at.isEmpty() || rule.isEmpty()
          ? Optional.empty()
          : Optional.of(new Expectation(at.get(), rule.get(), List.copyOf(alerts)));
    }

    private static Expectation.Expected expected(YamlMap map) {
      return new Expectation.Expected(
          map.value("exp_state", SettingType.choice(AlertState.class)).orElse(AlertState.FIRING),
          new Labels(texts(map.free("exp_labels"))),
          map.has("exp_annotations")
              ? Optional.of(texts(map.free("exp_annotations")))
              : Optional.empty(),
          map.read("exp_value", Double::valueOf));
    }

    private static Map<String, String> texts(YamlMap map) {
      Map<String, String> texts = new TreeMap<>();
      map.keys().forEach(key -> map.text(key).ifPresent(text -> texts.put(key, text)));
      return texts;
    }
  }
}
