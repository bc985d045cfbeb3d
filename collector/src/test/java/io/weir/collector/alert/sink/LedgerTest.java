package io.weir.collector.alert.sink;

import static io.weir.collector.alert.sink.TestAlerts.T0;
import static io.weir.collector.alert.sink.TestAlerts.firing;
import static io.weir.collector.alert.sink.TestAlerts.notification;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.alert.state.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  private static final Alert A = firing("Slow", "10.0.0.1", T0);
  private static final Alert B = firing("Slow", "10.0.0.2", T0);

  @TempDir private Path directory;

  @Test
  void keepsWhatWaitsAndWhatWasTold() throws Exception {
    try (Ledger ledger = open()) {
      ledger.put(List.of(notification("1", A)));
      ledger.put(List.of(notification("2", B)));
      ledger.done("1");
    }
    try (Ledger ledger = open()) {
      assertEquals(1, ledger.waiting());
      assertEquals(notification("2", B), ledger.await());
      assertEquals(A, ledger.told(A.labels()).orElseThrow().alert());
    }
  }

  @Test
  void dropsALineThatACrashCutShort() throws Exception {
    try (Ledger ledger = open()) {
      ledger.put(List.of(notification("1", A)));
    }
    Files.writeString(file(), "{\"done\": \"1", StandardOpenOption.APPEND);
    try (Ledger ledger = open()) {
      assertEquals(1, ledger.waiting());
      ledger.done("1");
    }
    try (Ledger ledger = open()) {
      assertEquals(0, ledger.waiting());
    }
  }

  @Test
  void namesTheFileThatIsDamaged() throws Exception {
    Files.writeString(file(), "{\"put\": 5}\n");
    IOException damage = assertThrows(IOException.class, this::open);
    assertTrue(damage.getMessage().startsWith(file() + " is damaged"), damage.getMessage());
  }

  @Test
  void staysSmallHoweverMuchWasTold() throws Exception {
    try (Ledger ledger = open()) {
      ledger.put(List.of(notification("first", B)));
      for (int i = 0; i < 3000; i++) {
        ledger.put(List.of(notification("n" + i, i % 2 == 0 ? A : A.resolved(T0 + i))));
        ledger.done("n" + i);
      }
    }
    assertTrue(Files.size(file()) < 1_000_000, () -> "it is " + file().toFile().length());
    try (Ledger ledger = open()) {
      assertEquals("first", ledger.await().id());
      assertEquals(1, ledger.waiting());
      assertTrue(ledger.told(A.labels()).isEmpty());
      assertTrue(ledger.told(B.labels()).isPresent());
    }
  }

  private Ledger open() throws IOException {
    Ledger ledger = new Ledger(file());
    ledger.open();
    return ledger;
  }

  private Path file() {
    return directory.resolve("test.journal");
  }
}
