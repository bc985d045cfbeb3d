package io.weir.collector.alert.silence;

import io.weir.collector.alert.rule.Labels;

/** Whom people have said not to tell of what. Any thread may ask. */
public interface Audience {
  /** Whether nobody is to be told of alerts with such labels now. */
  boolean isSilenced(Labels labels);

  /** Whether somebody looks after an alert, so that nobody need be told again. */
  boolean isAcknowledged(String event);
}
