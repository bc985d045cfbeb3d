package io.weir.collector.alert.sink;

import io.weir.collector.alert.state.Alert;

/**
 * That a sink was given an alert that fires to tell of, and not yet its end.
 *
 * @param alert as it was then
 * @param atMillis when, the last time
 */
record Told(Alert alert, long atMillis) {}
