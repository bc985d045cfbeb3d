package io.weir.collector.alert.rule;

/**
 * What a rule makes of an answer that is missing: no row of the table passed the query's first
 * conditions, so that there was nothing to judge.
 */
public enum OnAbsent {
  /** Nothing is wrong: alerts end. */
  OK,
  /** That itself is an alert, with the labels of the rule alone. */
  ALERT,
  /** Nobody can tell: alerts stay what they are, and time stands still for them. */
  KEEP
}
