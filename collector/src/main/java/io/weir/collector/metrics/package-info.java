/**
 * What the collector tells of itself to Prometheus: the counters of its parts, its queries, its
 * HTTP errors and its Java machine.
 */
package io.weir.collector.metrics;
