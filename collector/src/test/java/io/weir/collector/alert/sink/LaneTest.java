package io.weir.collector.alert.sink;

import static io.weir.collector.alert.sink.TestAlerts.T0;
import static io.weir.collector.alert.sink.TestAlerts.firing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.Eventually;
import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.silence.Audience;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.config.SecretSource;
import io.weir.storage.count.Counts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LaneTest {
  private static final Alert A = firing("Slow", "10.0.0.1", T0);
  private static final Alert B = firing("Slow", "10.0.0.2", T0);
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(T0), ZoneOffset.UTC);

  @TempDir private Path directory;
  private Webhook webhook;
  private Lane lane;

  @BeforeEach
  void start() throws Exception {
    webhook = new Webhook();
    lane = lane(CLOCK, Optional.empty());
  }

  @AfterEach
  void stop() {
    lane.close();
    webhook.close();
  }

  @Test
  void tellsThatAnAlertFiresAndThatItIsOver() throws Exception {
    lane.update(List.of(A, B), T0);
    lane.update(List.of(B), T0 + 1000);
    awaitTaken(2);

    assertEquals(
        List.of("firing 10.0.0.1", "firing 10.0.0.2", "resolved 10.0.0.1"), webhook.alerts());
    assertEquals("resolved", webhook.taken().getLast().json().getString("status"));
    Eventually.holds("both are counted", () -> lane.count(LaneCounter.SENT) == 2);
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILS", "HANGS", "CLOSES"})
  void losesNothingAndDoublesNothingWhileTheOtherSideIsAway(Webhook.Mood mood) throws Exception {
    webhook.mood(mood);
    lane.update(List.of(A), T0);
    lane.update(List.of(), T0 + 1000);
    Eventually.holds("it was tried", () -> webhook.attempts() > 0);
    lane.update(List.of(B), T0 + 2000);
    Eventually.holds("it failed", () -> lane.count(LaneCounter.FAILED) > 0);
    assertTrue(lane.problem().isPresent());
    webhook.mood(Webhook.Mood.TAKES);
    awaitTaken(3);

    assertEquals(
        List.of("firing 10.0.0.1", "resolved 10.0.0.1", "firing 10.0.0.2"), webhook.alerts());
    Eventually.holds("nothing waits", () -> lane.waiting() == 0);
    assertEquals(Optional.empty(), lane.problem());
  }

  @Test
  void tellsAfterARestartWhatWaited() throws Exception {
    webhook.mood(Webhook.Mood.FAILS);
    lane.update(List.of(A), T0);
    Eventually.holds("it failed", () -> lane.count(LaneCounter.FAILED) > 0);
    lane.close();
    webhook.mood(Webhook.Mood.TAKES);
    lane = lane(CLOCK, Optional.empty());
    lane.update(List.of(A), T0 + 1000);
    awaitTaken(1);

    assertEquals(List.of("firing 10.0.0.1"), webhook.alerts());
  }

  @Test
  void tellsNothingTwiceAfterARestart() throws Exception {
    lane.update(List.of(A), T0);
    awaitTaken(1);
    Eventually.holds("it is noted", () -> lane.waiting() == 0);
    lane.close();
    lane = lane(CLOCK, Optional.empty());
    lane.update(List.of(A), T0 + 1000);
    lane.update(List.of(), T0 + 2000);
    awaitTaken(2);

    assertEquals(List.of("firing 10.0.0.1", "resolved 10.0.0.1"), webhook.alerts());
  }

  @Test
  void dropsWhatTheOtherSideWillNeverTake() throws Exception {
    webhook.mood(Webhook.Mood.REFUSES);
    lane.update(List.of(A), T0);
    Eventually.holds("it is dropped", () -> lane.count(LaneCounter.REFUSED) == 1);
    webhook.mood(Webhook.Mood.TAKES);
    lane.update(List.of(A, B), T0 + 1000);
    awaitTaken(1);

    assertEquals(List.of("firing 10.0.0.2"), webhook.alerts());
  }

  @Test
  void dropsWhatIsTooOldToBeOfUse() throws Exception {
    lane.close();
    lane = lane(Clock.offset(CLOCK, Duration.ofDays(2)), Optional.empty());
    lane.update(List.of(A), T0);
    Eventually.holds("it is dropped", () -> lane.count(LaneCounter.EXPIRED) == 1);

    assertEquals(0, webhook.attempts());
  }

  @Test
  void signsWhatItSends() throws Exception {
    Path key = directory.resolve("key");
    Files.writeString(key, "s3cret\n");
    lane.close();
    lane = lane(CLOCK, Optional.of(new Secret(SecretSource.parse(key.toString()))));
    lane.update(List.of(A), T0);
    awaitTaken(1);

    // printf '%s' "1767225600.$body" | openssl dgst -sha256 -hmac s3cret gives the same
    assertEquals(
        WebhookSink.signature(
            "s3cret",
            Instant.ofEpochMilli(T0),
            webhook.taken().getFirst().body().getBytes(StandardCharsets.UTF_8)),
        webhook.taken().getFirst().signature());
  }

  @Test
  void signsAsOpensslDoes() {
    assertEquals(
        "t=1767225600,v1=29ee05578fef21788e25d00ee3270df92a9e454a1fb82bc2c22d2269c729892b",
        WebhookSink.signature(
            "s3cret", Instant.ofEpochMilli(T0), "{}".getBytes(StandardCharsets.UTF_8)));
  }

  private Lane lane(Clock clock, Optional<Secret> key) throws Exception {
    HttpPost post =
        new HttpPost(() -> URI.create(webhook.url()), Optional.empty(), Duration.ofSeconds(1));
    Sink sink = new WebhookSink(post, "test", key, "http://console/", clock);
    SinkFile.Target target = new SinkFile.Target("test", TestAlerts.settings(), sink);
    Audience everybody =
        new Audience() {
          @Override
          public boolean isSilenced(Labels labels) {
            return false;
          }

          @Override
          public boolean isAcknowledged(String event) {
            return false;
          }
        };
    Lane started =
        new Lane(
            target,
            directory,
            everybody,
            new Counts<>(LaneCounter.class),
            clock,
            new SplittableRandom(1));
    started.start();
    return started;
  }

  private void awaitTaken(int count) throws Exception {
    Eventually.holds("it takes " + count, () -> webhook.taken().size() == count);
  }
}
