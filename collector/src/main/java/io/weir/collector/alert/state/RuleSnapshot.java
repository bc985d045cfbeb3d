package io.weir.collector.alert.state;

import java.util.List;

/**
 * The alerts of a rule as they were after one evaluation.
 *
 * @param rule its name
 * @param evaluatedAtMillis when that was; 0 if it was never evaluated
 */
public record RuleSnapshot(String rule, long evaluatedAtMillis, List<Alert> alerts) {}
