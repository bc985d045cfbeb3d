package io.weir.collector.alert.sink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The collector's own log: a line for each alert. */
final class LogSink implements Sink {
  private static final Logger LOG = LoggerFactory.getLogger("alerts");

  @Override
  public void tell(Notification notification) {
    notification.alerts().forEach(alert -> LOG.warn("{}", AlertText.line(alert)));
  }
}
