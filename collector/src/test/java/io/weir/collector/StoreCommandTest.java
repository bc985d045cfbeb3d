package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreSettings;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {
  private static final int BLOCK = 65_536;

  @TempDir private Path directory;

  @Test
  void inspectTellsWhatSegmentsAndColumnsTake() throws Exception {
    fill(BLOCK + 10);
    CommandRun run = CommandRun.of("store", "inspect", directory.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("flows: 65,536 rows sealed, 10 open\n"), run.out());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches(" +\\S+\\.cq4 +1 +65,536 .*")), run.out());
    assertTrue(run.out().contains("1970-01-01T00:00:00Z to 1970-01-01T00:01:05.535Z"), run.out());
    assertTrue(run.out().lines().anyMatch(line -> line.matches(" +time .* delta 1")), run.out());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches(" +protocol .* frame-of-reference 1")),
        run.out());
  }

  @Test
  void verifyCountsWhatIsThere() throws Exception {
    fill(2 * BLOCK + 10);
    CommandRun run = CommandRun.of("store", "verify", directory.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        directory + ": 2 sealed blocks, 1 open ones, 131,082 rows, 0 damaged\n", run.out());
  }

  @Test
  void verifyNamesADamagedBlockAndEndsWithOne() throws Exception {
    fill(2 * BLOCK);
    Path queue = damageFirstBlock();
    CommandRun run = CommandRun.of("store", "verify", directory.toString());
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains(queue.toString()), run.err());
    assertTrue(run.err().contains("its checksum does not hold"), run.err());
  }

  @Test
  void exportsTheRowsOfAStretchOfTime() throws Exception {
    fill(BLOCK + 10);
    String from = "1970-01-01T00:01:05.534Z"; // two rows of the sealed block
    String to = "1970-01-01T00:01:05.537Z"; // one of the open block
    CommandRun csv =
        CommandRun.of("store", "export", directory.toString(), "--from", from, "--to", to);
    assertEquals(0, csv.exitCode(), csv.err());
    List<String> lines = csv.out().lines().toList();
    assertEquals(4, lines.size());
    assertEquals(Flows.TABLE.stored().size(), lines.getFirst().split(",").length);
    assertTrue(lines.get(1).matches("1970-01-01T00:01:05.534Z,.*,6,+"), lines.get(1));
    assertTrue(lines.get(3).matches("1970-01-01T00:01:05.536Z,.*,6,+"), lines.get(3));

    CommandRun json =
        CommandRun.of(
            "store", "export", directory.toString(), "--from", from, "--format", "ndjson");
    assertEquals(0, json.exitCode(), json.err());
    assertEquals(12, json.out().lines().count());
    assertEquals(
        "{\"time\":\"1970-01-01T00:01:05.535Z\",\"protocol\":17}",
        json.out().lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void exportLeavesADamagedBlockOutAndSaysSo() throws Exception {
    fill(2 * BLOCK);
    Path queue = damageFirstBlock();
    CommandRun run = CommandRun.of("store", "export", directory.toString());
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains(queue.toString()), run.err());
    assertEquals(1 + BLOCK, run.out().lines().count());
  }

  @Test
  void exportNamesTheTables() {
    CommandRun.of("store", "export", directory.toString(), "--table", "flow")
        .assertFails(
            2,
            "weir store export: Invalid value for option '--table': no table \"flow\"; there are"
                + " flows, counters, drops, events, paths; see \"weir store export --help\"");
  }

  @Test
  void refusesADirectoryThatIsNoStoreOrInUse() throws Exception {
    CommandRun none = CommandRun.of("store", "inspect", directory.toString());
    none.assertFails(
        1,
        "weir store inspect: "
            + directory
            + " is no data directory: name the one that data.directory is set to");
    try (Store store = Store.open(directory, StoreSettings.DEFAULT)) {
      assertEquals(0, store.waitingBlocks());
      CommandRun used = CommandRun.of("store", "verify", directory.toString());
      assertEquals(1, used.exitCode());
      assertTrue(used.err().contains("in use by another Weir"), used.err());
    }
  }

  private void fill(int rows) throws Exception {
    try (Store store = Store.open(directory, StoreSettings.DEFAULT)) {
      try (RowWriter writer = store.writer(Flows.TABLE)) {
        Row row = new Row(Flows.TABLE);
        for (int i = 0; i < rows; i++) {
          row.set(Flows.TIME, i);
          row.set(Flows.PROTOCOL, i % 2 == 0 ? 6 : 17);
          while (!writer.append(row)) {
            LockSupport.parkNanos(1_000_000);
          }
        }
      }
      while (store.counters().get(StoreCounter.BLOCKS_SEALED) < rows / BLOCK) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** Flips a bit of the first block, and removes the open files, which have the rows still. */
  private Path damageFirstBlock() throws Exception {
    try (Stream<Path> open = Files.list(directory.resolve("flows/open"))) {
      for (Path file : open.toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.walk(directory.resolve("flows/queue"))) {
      Path queue = files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
      String bytes = Files.readString(queue, StandardCharsets.ISO_8859_1);
      int at = bytes.indexOf("WBLK") + 1000;
      try (FileChannel channel = FileChannel.open(queue, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[] {(byte) (bytes.charAt(at) ^ 1)}), at);
      }
      return queue;
    }
  }
}
