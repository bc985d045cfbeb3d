package io.weir.collector.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedQueriesTest {
  private static final SavedQuery PORTS =
      new SavedQuery("Ports", "flows | stats count() by dst.port");
  private static final SavedQuery AGENTS =
      new SavedQuery("agents", "flows | stats count() by agent");

  @TempDir private Path directory;

  @Test
  void listsByNameWhateverTheCase() {
    SavedQueries queries = queries();

    queries.save(PORTS);
    queries.save(AGENTS);

    assertEquals(List.of(AGENTS, PORTS), queries.list());
  }

  @Test
  void survivesARestart() throws IOException {
    queries().save(PORTS);

    SavedQueries later = queries();
    later.read();

    assertEquals(List.of(PORTS), later.list());
  }

  @Test
  void putsAQueryInPlaceOfOneOfTheSameName() {
    SavedQueries queries = queries();
    SavedQuery changed = new SavedQuery("PORTS", "flows");

    queries.save(PORTS);
    queries.save(changed);

    assertEquals(List.of(changed), queries.list());
  }

  @Test
  void forgetsOnceAndForGood() throws IOException {
    SavedQueries queries = queries();
    queries.save(PORTS);

    assertTrue(queries.forget("Ports"));
    assertFalse(queries.forget("Ports"));

    SavedQueries later = queries();
    later.read();
    assertEquals(List.of(), later.list());
  }

  @Test
  void refusesMoreThanItKeeps() {
    SavedQueries queries = queries();
    for (int i = 0; i < 1000; i++) {
      queries.save(new SavedQuery("query " + i, "flows"));
    }

    Exception refusal = assertThrows(IllegalArgumentException.class, () -> queries.save(PORTS));

    assertEquals("there are 1000 saved queries already; forget some first", refusal.getMessage());
    queries.save(new SavedQuery("query 1", "flows | limit 1"));
  }

  @Test
  void keepsWhatItHadIfTheDiskRefuses() throws IOException {
    SavedQueries queries = queries();
    queries.save(PORTS);
    Files.createDirectory(directory.resolve("queries.json.new"));

    assertThrows(UncheckedIOException.class, () -> queries.save(AGENTS));

    assertEquals(List.of(PORTS), queries.list());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " Ports", "\t"})
  void refusesANameThatNobodyCouldTell(String name) {
    assertThrows(IllegalArgumentException.class, () -> new SavedQuery(name, "flows"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}", "{\"queries\": [{}]}", "{\"queries\": [1]}"})
  void namesADamagedFileAndTheCure(String content) throws IOException {
    Path file = directory.resolve("queries.json");
    Files.writeString(file, content);

    Exception failure = assertThrows(IOException.class, () -> queries().read());

    assertTrue(failure.getMessage().startsWith(file + " is damaged"), failure.getMessage());
    assertTrue(failure.getMessage().endsWith("move it away, and save queries anew"));
  }

  private SavedQueries queries() {
    return new SavedQueries(directory.resolve("queries.json"));
  }
}
