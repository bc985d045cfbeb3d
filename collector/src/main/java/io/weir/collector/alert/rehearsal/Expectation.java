package io.weir.collector.alert.rehearsal;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The alerts that a rule must have at some time, no more and no less.
 *
 * @param at time after the start; what was evaluated then counts
 */
record Expectation(Duration at, String rule, List<Expected> alerts) {
  /**
   * An alert that must be there.
   *
   * @param labels all of them but the rule's name
   * @param annotations if present, all of them
   */
  record Expected(
      AlertState state,
      Labels labels,
      Optional<Map<String, String>> annotations,
      Optional<Double> value) {
    @Override
    public String toString() {
      return state.label()
          + " {"
          + labels
          + "}"
          + annotations.map(texts -> " " + new TreeMap<>(texts)).orElse("")
          + value.map(number -> " value " + number).orElse("");
    }

    private boolean matches(Alert alert) {
      return state == alert.state()
          && labels.equals(plain(alert.labels()))
          && annotations.map(texts -> texts.equals(alert.annotations())).orElse(true)
          && value.map(number -> number == alert.value()).orElse(true);
    }
  }

  /** What differs, in a few lines; empty if nothing does. */
  Optional<String> difference(List<Alert> actual) {
    List<Alert> unexpected = new ArrayList<>(actual);
    List<Expected> missing = new ArrayList<>();
    for (Expected expected : alerts) {
      Optional<Alert> match = unexpected.stream().filter(expected::matches).findFirst();
      match.ifPresentOrElse(unexpected::remove, () -> missing.add(expected));
    }
    if (unexpected.isEmpty() && missing.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("%s at %s:".formatted(rule, text(at)));
    missing.forEach(expected -> text.append("\n    expected  ").append(expected));
    unexpected.forEach(alert -> text.append("\n    found     ").append(shown(alert)));
    return Optional.of(text.toString());
  }

  private static Expected shown(Alert alert) {
    return new Expected(
        alert.state(),
        plain(alert.labels()),
        Optional.of(alert.annotations()),
        Optional.of(alert.value()));
  }

  private static Labels plain(Labels labels) {
    Map<String, String> values = new TreeMap<>(labels.values());
    values.remove(Labels.ALERT_NAME);
    return new Labels(values);
  }

  private static String text(Duration time) {
    long seconds = time.toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
