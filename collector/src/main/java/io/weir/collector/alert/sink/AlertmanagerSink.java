package io.weir.collector.alert.sink;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertJson;
import io.weir.collector.alert.state.AlertState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One Alertmanager, by its API v2. An alert that fires is sent again and again, since Alertmanager
 * takes it for over after a while of silence, and forgets it when it ends itself.
 */
final class AlertmanagerSink implements Sink {
  /** After how many repetitions that did not come Alertmanager takes an alert for over. */
  private static final int MISSED_REPETITIONS = 4; // Prometheus, rules/manager.go

  private final HttpPost post;
  private final Duration repeatInterval;
  private final String consoleUrl;
  private final Clock clock;

  /**
   * A sink.
   *
   * @param post to Alertmanager's {@code /api/v2/alerts}
   * @param repeatInterval how often alerts that fire are sent
   * @param consoleUrl where somebody who was told can look
   */
  AlertmanagerSink(HttpPost post, Duration repeatInterval, String consoleUrl, Clock clock) {
    this.post = post;
    this.repeatInterval = repeatInterval;
    this.consoleUrl = consoleUrl;
    this.clock = clock;
  }

  @Override
  public void tell(Notification notification)
      throws IOException, RefusedException, InterruptedException {
    JsonArray alerts = new JsonArray();
    long sentAtMillis = clock.millis();
    notification.alerts().forEach(alert -> alerts.add(json(alert, sentAtMillis)));
    post.send(alerts.toBuffer().getBytes(), Map.of());
  }

  private JsonObject json(Alert alert, long sentAtMillis) {
    long silentMillis = repeatInterval.toMillis() * MISSED_REPETITIONS;
    long endsAt =
        alert.state() == AlertState.FIRING ? sentAtMillis + silentMillis : alert.resolvedAtMillis();
    return new JsonObject()
        .put("labels", AlertJson.texts(alert.labels().values()))
        .put("annotations", AlertJson.texts(alert.annotations()))
        .put("startsAt", Instant.ofEpochMilli(alert.firedAtMillis()).toString())
        .put("endsAt", Instant.ofEpochMilli(endsAt).toString())
        .put("generatorURL", consoleUrl);
  }
}
