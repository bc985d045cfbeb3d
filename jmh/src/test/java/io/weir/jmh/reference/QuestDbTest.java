package io.weir.jmh.reference;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuestDbTest {
  private static final int ROWS = 20_000;

  @TempDir Path directory;

  @Test
  void answersAsWeirDoes() throws Exception {
    Path day = directory.resolve("day");
    ReferenceStore.fill(day, ROWS, ROWS);
    try (ReferenceStore store = ReferenceStore.open(day, ReferenceBenchmark.END);
        QuestDb peer = QuestDb.open(directory)) {
      assertTrue(peer.isEmpty());
      peer.load(new ReferenceFlows(ROWS), ROWS);
      for (Question question : Question.ALL) {
        long expected = store.ask(question);
        long answer = peer.ask(question, ReferenceBenchmark.PEERS_END_MILLIS);
        long tolerated = question.exact() ? 0 : expected / 50;
        assertTrue(
            Math.abs(answer - expected) <= tolerated,
            question.name() + ": " + answer + ", not " + expected);
      }
      double bytes = (double) peer.bytes() / ROWS;
      assertTrue(bytes > 100 && bytes < 2000, "a row takes " + bytes + " bytes");
    }
  }

  @Test
  void keepsItsRowsForAnotherRun() throws Exception {
    try (QuestDb peer = QuestDb.open(directory)) {
      peer.load(new ReferenceFlows(ROWS), 1000);
    }
    try (QuestDb peer = QuestDb.open(directory)) {
      assertFalse(peer.isEmpty());
    }
  }
}
