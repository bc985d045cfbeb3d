package io.weir.collector.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryTest {
  private static final Arn SCOPE = Scopes.arn("us-east-1", "123456789012", "0123");
  private static final State FULL =
      State.EMPTY
          .with(
              new Scope(
                  SCOPE,
                  ScopeStatus.SUCCEEDED,
                  List.of(new Target("us-east-1", "123456789012")),
                  Map.of("a", "1")))
          .with(
              new Monitor(
                  "web",
                  SCOPE,
                  MonitorStatus.ACTIVE,
                  List.of(new Resource(ResourceType.SUBNET, "dmz")),
                  List.of(new Resource(ResourceType.SERVICE, "S3")),
                  1_000,
                  2_000,
                  Map.of("b", "ä\n\"")))
          .with(new ClientToken("t", "CreateMonitor", SCOPE, 3_000));

  @TempDir private Path directory;
  private Registry registry;

  @BeforeEach
  void open() throws IOException {
    registry = new Registry(directory.resolve("monitors"));
    registry.open();
  }

  @Test
  void findsAgainWhatItKept() throws Exception {
    registry.change(_ -> new Registry.Changed<>(FULL, "done"));

    Registry again = new Registry(directory.resolve("monitors"));
    again.open();

    assertEquals(FULL, again.state());
  }

  @Test
  void changesNothingThatIsRefused() {
    assertThrows(
        Refusal.class,
        () ->
            registry.change(
                _ -> {
                  throw new Refusal(ErrorShape.CONFLICT, "no");
                }));

    assertEquals(State.EMPTY, registry.state());
  }

  @Test
  void changesNothingThatCannotBeWritten() throws Exception {
    Files.createDirectories(directory.resolve("monitors/state.json/in-the-way"));

    assertThrows(
        UncheckedIOException.class,
        () -> registry.change(_ -> new Registry.Changed<>(FULL, "done")));

    assertEquals(State.EMPTY, registry.state());
  }

  @Test
  void namesTheFileThatItCannotRead() throws Exception {
    Path file = directory.resolve("monitors/state.json");
    for (String content : List.of("{\"version\": 2}", "{}", "no JSON", "[]")) {
      Files.writeString(file, content);

      String message = assertThrows(IOException.class, registry::open).getMessage();

      assertTrue(message.startsWith(file + " cannot be read: "), message);
    }
  }

  @Test
  void leavesOutAHalfWrittenFile() throws Exception {
    registry.change(_ -> new Registry.Changed<>(FULL, "done"));
    Files.writeString(directory.resolve("monitors/state.json.new"), "{\"version\": 1, \"sco");

    Registry again = new Registry(directory.resolve("monitors"));
    again.open();

    assertEquals(FULL, again.state());
  }

  @Test
  void forgetsTokensAfterADay() {
    State later = FULL.with(new ClientToken("u", "CreateScope", SCOPE, 3_001 + 86_400_000L));

    assertTrue(later.token("t").isEmpty());
    assertTrue(later.token("u").isPresent());
  }

  @Test
  void forgetsTheTokensOfWhatIsGone() {
    assertTrue(FULL.without(SCOPE).token("t").isEmpty());
  }
}
