package io.weir.collector.alert;

import io.weir.storage.count.Counter;

/** What happens to rules. */
public enum AlertCounter implements Counter {
  // spotless:off — a table: one line a counter
  EVALUATIONS("weir_rule_evaluations_total", "Evaluations of rules."),
  FAILURES("weir_rule_evaluation_failures_total", "Evaluations of rules that failed; the alerts stayed what they were."),
  MISSED("weir_rule_group_iterations_missed_total", "Evaluations of groups left out because the one before had not ended."),
  RELOADS("weir_rules_reloads_total", "Times that the files of rules and sinks were read."),
  RELOAD_FAILURES("weir_rules_reload_failures_total", "Times that a file had a mistake, and what was read before stayed in use."),
  EVENTS_LOST("weir_alert_events_lost_total", "Steps of alerts that the table of events had no room for.");
  // spotless:on

  private final String metric;
  private final String doc;

  AlertCounter(String metric, String doc) {
    this.metric = metric;
    this.doc = doc;
  }

  @Override
  public String metric() {
    return metric;
  }

  @Override
  public String doc() {
    return doc;
  }
}
