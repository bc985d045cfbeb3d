package io.weir.collector.alert.sink;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertJson;
import io.weir.collector.alert.state.AlertState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any program that takes JSON over HTTP, in the shape of Alertmanager's webhooks (version 4) with
 * {@code id} besides. With a key, the header {@code Weir-Signature} is {@code t=SECONDS,v1=HEX}:
 * HMAC-SHA-256 over the seconds, a dot and the body.
 */
final class WebhookSink implements Sink {
  private static final String ALGORITHM = "HmacSHA256";

  /** What Alertmanager writes for an end that has not come. */
  private static final Instant NOT_YET = Instant.parse("0001-01-01T00:00:00Z");

  private final HttpPost post;
  private final String receiver;
  private final Optional<Secret> key;
  private final String consoleUrl;
  private final Clock clock;

  WebhookSink(
      HttpPost post, String receiver, Optional<Secret> key, String consoleUrl, Clock clock) {
    this.post = post;
    this.receiver = receiver;
    this.key = key;
    this.consoleUrl = consoleUrl;
    this.clock = clock;
  }

  @Override
  public void tell(Notification notification)
      throws IOException, RefusedException, InterruptedException {
    byte[] body = json(notification).toBuffer().getBytes();
    Map<String, String> headers = new TreeMap<>();
    headers.put("Idempotency-Key", notification.id());
    if (key.isPresent()) {
      headers.put("Weir-Signature", signature(key.get().reveal(), clock.instant(), body));
    }
    post.send(body, headers);
  }

  /** What the header says of a body that is sent at some time. */
  static String signature(String key, Instant time, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      String seconds = Long.toString(time.getEpochSecond());
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java machine has " + ALGORITHM, e);
    }
  }

  private JsonObject json(Notification notification) {
    JsonArray alerts = new JsonArray();
    notification.alerts().forEach(alert -> alerts.add(json(alert)));
    return new JsonObject()
        .put("version", "4")
        .put("id", notification.id())
        .put("groupKey", "{" + notification.group() + "}")
        .put("truncatedAlerts", 0)
        .put("status", notification.status())
        .put("receiver", receiver)
        .put("groupLabels", AlertJson.texts(notification.group().values()))
        .put("commonLabels", AlertJson.texts(notification.commonLabels().values()))
        .put("commonAnnotations", new JsonObject())
        .put("externalURL", consoleUrl)
        .put("alerts", alerts);
  }

  private JsonObject json(Alert alert) {
    boolean over = alert.state() == AlertState.RESOLVED;
    Instant endsAt = over ? Instant.ofEpochMilli(alert.resolvedAtMillis()) : NOT_YET;
    JsonObject json =
        new JsonObject()
            .put("status", alert.state().label())
            .put("labels", AlertJson.texts(alert.labels().values()))
            .put("annotations", AlertJson.texts(alert.annotations()))
            .put("startsAt", Instant.ofEpochMilli(alert.firedAtMillis()).toString())
            .put("endsAt", endsAt.toString())
            .put("generatorURL", consoleUrl)
            .put("fingerprint", alert.labels().fingerprint());
    return Double.isFinite(alert.value()) ? json.put("value", alert.value()) : json;
  }
}
