package io.weir.query;

import java.util.Optional;

/**
 * A query to run.
 *
 * @param text the query
 * @param range the time range to use where the text names none; empty for the last five minutes
 */
public record QueryRequest(String text, Optional<TimeRange> range) {}
