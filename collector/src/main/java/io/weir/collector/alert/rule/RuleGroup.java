package io.weir.collector.alert.rule;

import java.time.Duration;
import java.util.List;

/**
 * Rules that are evaluated together, one after the other.
 *
 * @param interval from one evaluation to the next; a second at least
 * @param limit the most alerts, or recorded rows, that each rule may make
 */
public record RuleGroup(String name, Duration interval, int limit, List<Rule> rules) {}
