package io.weir.collector.http;

import io.weir.collector.alert.Alerting;
import io.weir.collector.alert.AlertingSettings;
import io.weir.collector.alert.EventLog;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

/** Alerting that is not started: without rules, alerts and sinks. */
public final class TestAlerting {
  private TestAlerting() {}

  /** Alerting whose files are nowhere. */
  public static Alerting none() {
    return in(Path.of("no-such-directory"));
  }

  /** Alerting whose files are in a directory. */
  static Alerting in(Path directory) {
    return new Alerting(
        new AlertingSettings(
            directory.resolve("rules.yaml"),
            directory.resolve("sinks.yaml"),
            directory.resolve("alerts"),
            1,
            "http://127.0.0.1:8080/"),
        (request, _) -> {
          throw new AssertionError("nobody asks anything: " + request);
        },
        (_, _, _, _) -> {
          throw new AssertionError("nothing is recorded");
        },
        new EventLog(new NoRows()),
        Clock.fixed(TestApi.NOW, ZoneOffset.UTC));
  }

  /** Takes no rows. */
  private static final class NoRows implements RowWriter {
    @Override
    public boolean append(Row row) {
      return false;
    }

    @Override
    public void publish() {
      // there is nothing to show
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
