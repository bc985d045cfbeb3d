package io.weir.collector.metrics;

/**
 * The metrics as text.
 *
 * @param mediaType which format it is
 * @param text a line a value
 */
public record Exposition(String mediaType, String text) {
  static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
}
