package io.weir.storage.store;

import static io.weir.storage.store.StoreFixture.SETTINGS;
import static io.weir.storage.store.StoreFixture.append;
import static io.weir.storage.store.StoreFixture.appendToTwoFiles;
import static io.weir.storage.store.StoreFixture.awaitSealed;
import static io.weir.storage.store.StoreFixture.clearOpenFilesBut;
import static io.weir.storage.store.StoreFixture.copyTree;
import static io.weir.storage.store.StoreFixture.damageBlock;
import static io.weir.storage.store.StoreFixture.openFile;
import static io.weir.storage.store.StoreFixture.openFiles;
import static io.weir.storage.store.StoreFixture.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.block.Block;
import io.weir.storage.block.BlockEncoder;
import io.weir.storage.schema.Flows;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class RecoveryTest {
  private static final int BLOCK = Block.MAX_ROWS;

  @TempDir Path directory;

  @Test
  void takesTheRowsFromTheOpenFileWhereTheExcerptIsTorn() throws Exception {
    fillTwoFiles();
    damageBlock(directory, 0);
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(upTo(BLOCK + 1), times(store));
      assertEquals(1, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
      awaitSealed(store, 1);
      assertEquals(upTo(BLOCK + 1), times(store));
    }
    clearOpenFilesBut(directory, 1); // the torn block has been sealed again
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(upTo(BLOCK + 1), times(store));
    }
  }

  @Test
  void countsABlockOnceThatWasAppendedTwice() throws Exception {
    fillTwoFiles();
    appendFirstBlockAgain();
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(upTo(BLOCK + 1), times(store));
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  @Test
  void takesTheSecondOfTwoExcerptsWhereTheFirstIsTorn() throws Exception {
    fillTwoFiles();
    appendFirstBlockAgain();
    clearOpenFilesBut(directory, 1);
    damageBlock(directory, 0);
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(upTo(BLOCK + 1), times(store));
      assertEquals(1, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  @Test
  void removesTheFilesOfBlocksThatWereLeftOnceTheyAreSealed() throws Exception {
    Path crashed = directory.resolve("crashed");
    Path running = directory.resolve("running");
    try (Store store = Store.open(running, SETTINGS, _ -> 0, InstantSource.system())) {
      append(store.writer(Flows.TABLE), 2 * BLOCK);
      copyTree(running, crashed);
    }
    try (Store store = Store.open(crashed, SETTINGS)) {
      awaitSealed(store, 2);
      assertEquals(upTo(2 * BLOCK), times(store));
    }
    assertEquals(SETTINGS.spareBlocks(), openFiles(crashed).size());
  }

  @Test
  void keepsSyncedRowsOnlyWhereTheMachineWasStartedAnew() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      append(store.writer(Flows.TABLE), 100);
    }
    putHeader(openFile(directory, 0), 24, 4711); // another boot's id
    putHeader(openFile(directory, 0), 40, 60); // rows that were synced
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(upTo(60), times(store));
      append(store.writer(Flows.TABLE), 60, 5);
      assertEquals(upTo(65), times(store));
    }
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(upTo(65), times(store));
    }
  }

  @Test
  void setsADamagedOpenFileAsideAndCountsIt() throws Exception {
    for (int time = 0; time < 2; time++) {
      try (Store store = Store.open(directory, SETTINGS)) {
        append(store.writer(Flows.TABLE), 10);
      }
      Path used = openFiles(directory).stream().filter(RecoveryTest::hasRows).findFirst().get();
      putHeader(used, 4096, -1); // the directory of fields
      try (Store store = Store.open(directory, SETTINGS)) {
        assertEquals(List.of(), times(store));
        assertEquals(1, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
      }
      assertFalse(Files.exists(used));
      assertTrue(Files.exists(used.resolveSibling(used.getFileName() + ".damaged")));
    }
  }

  @Test
  void removesAnOpenFileThatWasNeverFinished() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      append(store.writer(Flows.TABLE), 1);
    }
    Path unfinished = openFile(directory, 70);
    Files.write(unfinished, new byte[1 << 16]);
    Files.createFile(openFile(directory, 71));
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(upTo(1), times(store));
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
    assertFalse(Files.exists(unfinished));
    assertFalse(Files.exists(openFile(directory, 71)));
  }

  @Test
  void leavesNoMoreFilesHoweverOftenItIsOpened() throws Exception {
    for (int time = 0; time < 4; time++) {
      try (Store store = Store.open(directory, SETTINGS)) {
        append(store.writer(Flows.TABLE), 1);
        store.writer(Flows.TABLE).publish(); // a writer that has nothing to write
      }
    }
    assertTrue(openFiles(directory).size() <= SETTINGS.spareBlocks() + 2, "files grow in number");
  }

  /** A sealed block, whose rows its open file still has, and a row in another. */
  private void fillTwoFiles() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      appendToTwoFiles(directory, store.writer(Flows.TABLE), BLOCK + 1);
      awaitSealed(store, 1);
    }
  }

  /** What an attempt to seal leaves that failed after its bytes were written. */
  private void appendFirstBlockAgain() throws Exception {
    Path queues = directory.resolve("flows/queue");
    SegmentFiles segments = new SegmentFiles(queues);
    StoredBlock first = segments.takeUp(problem -> {}).getFirst();
    assertEquals(0, first.summary().sequence());
    try (BlockQueue queue =
        new BlockQueue(
            queues, segments, SegmentLength.DAY, FreeSpace.DISK, InstantSource.system())) {
      queue.append(new BlockEncoder().encode(Flows.TABLE, first.read()));
    }
  }

  private static void putHeader(Path file, long at, long value) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      channel.write(bytes.putLong(0, value), at);
    }
  }

  /** Whether an open file's header counts published rows. */
  private static boolean hasRows(Path path) {
    if (!path.toString().endsWith(".open")) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(64);
      return file.read() != 0; // little-endian, and less than 256 here
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Long> upTo(int rows) {
    return LongStream.range(0, rows).boxed().toList();
  }
}
