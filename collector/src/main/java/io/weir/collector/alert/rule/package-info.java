/**
 * What a rules file says: groups of rules in the shape of Prometheus', whose conditions are flow
 * queries, checked against the tables before any is run.
 */
package io.weir.collector.alert.rule;
