package io.weir.collector.alert.sink;

import static io.weir.collector.alert.sink.TestAlerts.T0;
import static io.weir.collector.alert.sink.TestAlerts.firing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.silence.Audience;
import io.weir.collector.alert.state.Alert;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupingTest {
  private static final Alert A = firing("Slow", "10.0.0.1", T0);
  private static final Alert B = firing("Slow", "10.0.0.2", T0);
  private static final Alert C = firing("Silent", "10.0.0.1", T0);

  @TempDir private Path directory;
  private final Set<Labels> silenced = new HashSet<>();
  private final Set<String> acknowledged = new HashSet<>();
  @AutoClose private Ledger ledger;
  private Grouping grouping;

  @BeforeEach
  void open() throws Exception {
    ledger = new Ledger(directory.resolve("test.journal"));
    ledger.open();
    use(TestAlerts.settings());
  }

  @Test
  void tellsOnceThatAnAlertFires() throws Exception {
    assertEquals(List.of("FIRING Slow"), told(0, A));
    assertEquals(List.of(), told(1, A));
  }

  @Test
  void tellsWhenItIsOver() throws Exception {
    told(0, A);
    assertEquals(List.of("RESOLVED Slow"), told(1));
    assertEquals(List.of(), told(2));
  }

  @Test
  void tellsAlertsOfOneGroupAtOnce() throws Exception {
    assertEquals(List.of("FIRING Slow, FIRING Slow", "FIRING Silent"), told(0, A, B, C));
  }

  @Test
  void tellsOnlyWhatIsNewInAGroup() throws Exception {
    told(0, A);
    assertEquals(List.of("FIRING Slow"), told(1, A, B));
    assertEquals(List.of("RESOLVED Slow"), told(2, B));
  }

  @Test
  void repeatsAfterAWhile() throws Exception {
    told(0, A);
    assertEquals(List.of(), told(59, A));
    assertEquals(List.of("FIRING Slow"), told(60, A));
    assertEquals(List.of(), told(61, A));
    assertEquals(List.of("FIRING Slow"), told(120, A));
  }

  @Test
  void doesNotRepeatWhatWaitsStill() throws Exception {
    grouping.update(List.of(A), T0);
    grouping.update(List.of(A), T0 + 3_600_000);
    assertEquals(1, ledger.waiting());
  }

  @Test
  void doesNotRepeatWhatSomebodyLooksAfter() throws Exception {
    told(0, A);
    acknowledged.add(A.event());
    assertEquals(List.of(), told(60, A));
    assertEquals(List.of("RESOLVED Slow"), told(61));
  }

  @Test
  void tellsNothingOfWhatIsSilenced() throws Exception {
    silenced.add(A.labels());
    assertEquals(List.of("FIRING Slow"), told(0, A, B));
    assertEquals(List.of("RESOLVED Slow"), told(1, A));
  }

  @Test
  void tellsOnceASilenceIsOver() throws Exception {
    silenced.add(A.labels());
    told(0, A);
    silenced.clear();
    assertEquals(List.of("FIRING Slow"), told(1, A));
  }

  @Test
  void keepsSilentAboutTheEndOfWhatIsSilenced() throws Exception {
    told(0, A);
    silenced.add(A.labels());
    assertEquals(List.of(), told(1));
    silenced.clear();
    assertEquals(List.of(), told(2));
  }

  @Test
  void tellsTheEndOfOneAlertBeforeTheNextWithItsLabels() throws Exception {
    told(0, A);
    Alert again = firing("Slow", "10.0.0.1", T0 + 5000);
    assertEquals(List.of("RESOLVED Slow"), told(5, again));
    assertEquals(List.of("FIRING Slow"), told(6, again));
  }

  @Test
  void waitsForOthersOfTheGroup() throws Exception {
    use(TestAlerts.settings(Duration.ofSeconds(10), Duration.ZERO));
    assertEquals(List.of(), told(0, A));
    assertEquals(List.of(), told(9, A, B));
    assertEquals(List.of("FIRING Slow, FIRING Slow"), told(10, A, B));
  }

  @Test
  void neverTellsOfWhatEndsWhileItWaitsForOthers() throws Exception {
    use(TestAlerts.settings(Duration.ofSeconds(10), Duration.ZERO));
    told(0, A);
    assertEquals(List.of(), told(5));
    assertEquals(List.of(), told(20));
  }

  @Test
  void leavesTimeBetweenTheNewsOfAGroup() throws Exception {
    use(TestAlerts.settings(Duration.ZERO, Duration.ofSeconds(30)));
    told(0, A);
    assertEquals(List.of(), told(10, A, B));
    assertEquals(List.of("FIRING Silent"), told(11, A, B, C));
    assertEquals(List.of("FIRING Slow"), told(30, A, B, C));
  }

  @Test
  void goesOnWhereTheLastProcessEnded() throws Exception {
    told(0, A, C);
    ledger.close();
    open();
    assertEquals(List.of("RESOLVED Silent"), told(10, A));
  }

  private void use(SinkSettings settings) {
    grouping =
        new Grouping(
            settings,
            ledger,
            new Audience() {
              @Override
              public boolean isSilenced(Labels labels) {
                return silenced.contains(labels);
              }

              @Override
              public boolean isAcknowledged(String event) {
                return acknowledged.contains(event);
              }
            });
  }

  /** What is told some seconds after the start, a text for each notification. */
  private List<String> told(int seconds, Alert... firing) throws Exception {
    grouping.update(List.of(firing), T0 + seconds * 1000L);
    List<String> texts = new ArrayList<>();
    while (ledger.waiting() > 0) {
      Notification next = ledger.await();
      texts.add(
          String.join(
              ", ",
              next.alerts().stream()
                  .map(alert -> AlertText.line(alert).replaceFirst(" agent.*", ""))
                  .toList()));
      ledger.done(next.id());
    }
    return texts;
  }
}
