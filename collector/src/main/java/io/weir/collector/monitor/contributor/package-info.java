/**
 * Top contributors: the flows that add most to a metric, between the resources of a monitor or
 * within a scope, found by queries of the flow language.
 */
package io.weir.collector.monitor.contributor;
