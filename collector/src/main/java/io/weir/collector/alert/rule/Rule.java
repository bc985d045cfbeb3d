package io.weir.collector.alert.rule;

import java.util.Map;

/** One rule of a file. */
public sealed interface Rule permits AlertRule, RecordRule {
  /** What the rule is called; no other rule of the file is. */
  String name();

  /** What it asks. */
  RuleQuery query();

  /** Labels that it adds to those of its query. */
  Map<String, Template> labels();
}
