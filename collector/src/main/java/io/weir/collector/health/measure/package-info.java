/**
 * The store's side of path health: minutes of {@code flows} and {@code counters} come in, rows of
 * {@code paths} and {@code events} go out.
 */
package io.weir.collector.health.measure;
