package io.weir.collector.alert.sink;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.silence.LabelMatcher;
import io.weir.collector.config.SettingType;
import io.weir.collector.config.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What every sink lets one choose.
 *
 * @param name what it is called; no other sink is
 * @param matchers the conditions that an alert's labels must all meet
 * @param groupBy alerts that agree in these labels are told at once
 * @param groupWait how long the first alert of a group waits for others
 * @param groupInterval how long a group's next news wait after the last
 * @param repeatInterval after how long it tells again of an alert that still fires; zero: never
 * @param sendResolved whether it tells when an alert is over
 * @param giveUpAfter after how long a notification that cannot be told is dropped
 */
public record SinkSettings(
    String name,
    List<LabelMatcher> matchers,
    List<String> groupBy,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    boolean sendResolved,
    Duration giveUpAfter) {
  /** Their keys in a file. */
  static final List<String> KEYS =
      List.of(
          "name",
          "type",
          "match",
          "group_by",
          "group_wait",
          "group_interval",
          "repeat_interval",
          "send_resolved",
          "give_up_after");

  private static final Duration DEFAULT_GIVE_UP = Duration.ofDays(1);

  /**
   * Reads them.
   *
   * @param defaultRepeat what the sink's type repeats after, unless the file says
   */
  static SinkSettings read(YamlMap map, Duration defaultRepeat) {
    List<String> groupBy = map.has("group_by") ? map.texts("group_by") : List.of(Labels.ALERT_NAME);
    return new SinkSettings(
        map.text("name").orElse(""),
        matchers(map),
        groupBy.stream().map(Labels::nameOf).toList(),
        map.value("group_wait", SettingType.DURATION).orElse(Duration.ZERO),
        map.value("group_interval", SettingType.DURATION).orElse(Duration.ZERO),
        map.value("repeat_interval", SettingType.DURATION).orElse(defaultRepeat),
        map.value("send_resolved", SettingType.SWITCH).orElse(true),
        map.value("give_up_after", SettingType.DURATION).orElse(DEFAULT_GIVE_UP));
  }

  /** Whether the sink tells of an alert with such labels. */
  boolean matches(Labels labels) {
    return matchers.stream().allMatch(matcher -> matcher.matches(labels));
  }

  private static List<LabelMatcher> matchers(YamlMap map) {
    List<LabelMatcher> matchers = new ArrayList<>();
    for (String text : map.texts("match")) {
      try {
        matchers.add(LabelMatcher.parse(text));
      } catch (IllegalArgumentException e) {
        map.mistake("match", e.getMessage());
      }
    }
    return List.copyOf(matchers);
  }
}
