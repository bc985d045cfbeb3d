package io.weir.collector.alert.silence;

/**
 * Somebody looks after an alert: nobody is told of it again until it is over.
 *
 * @param event the alert, from its beginning to its end
 */
public record Acknowledgement(String event, String by, String comment, long atMillis) {}
