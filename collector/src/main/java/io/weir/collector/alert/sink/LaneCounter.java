package io.weir.collector.alert.sink;

import io.weir.storage.count.Counter;

/** What happens to the notifications of one sink. */
public enum LaneCounter implements Counter {
  // spotless:off — a table: one line a counter
  SENT("weir_notifications_sent_total", "Notifications that the other side has taken."),
  FAILED("weir_notifications_failed_total", "Attempts to tell that failed; each is made again."),
  REFUSED("weir_notifications_refused_total", "Notifications that the other side will never take, and which were dropped."),
  EXPIRED("weir_notifications_expired_total", "Notifications dropped because they could not be told within give_up_after."),
  HELD("weir_notifications_held_total", "Times that news had to stay outside of a queue that was full.");
  // spotless:on

  private final String metric;
  private final String doc;

  LaneCounter(String metric, String doc) {
    this.metric = metric;
    this.doc = doc;
  }

  @Override
  public String metric() {
    return metric;
  }

  @Override
  public String doc() {
    return doc;
  }
}
