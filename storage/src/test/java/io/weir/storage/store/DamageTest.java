package io.weir.storage.store;

import static io.weir.storage.store.StoreFixture.append;
import static io.weir.storage.store.StoreFixture.awaitSealed;
import static io.weir.storage.store.StoreFixture.clearOpenFilesBut;
import static io.weir.storage.store.StoreFixture.copyTree;
import static io.weir.storage.store.StoreFixture.queueFiles;
import static io.weir.storage.store.StoreFixture.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.RandomRows;
import io.weir.storage.block.Block;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Flows;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store with a bit flipped, or a file cut short, at random places: whatever is missing is told.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class DamageTest {
  private static final int BLOCK = Block.MAX_ROWS;
  private static final int QUEUE_PLACES = 800;
  private static final int OPEN_PLACES = 200;
  private static final StoreSettings SETTINGS =
      new StoreSettings(SegmentLength.FIVE_MINUTES, 1, Duration.ofHours(1));

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final AtomicLong nowMillis = new AtomicLong();

  @TempDir Path directory;

  @Test
  void tellsWhateverItMissesInSegments() throws Exception {
    Path whole = directory.resolve("whole");
    fillTwoRuns(whole);
    Map<Long, Long> blocks = checksums(takeUp(whole, new ArrayList<>()));
    assertEquals(5, blocks.size());
    System.out.println("seed " + seed);
    int found = 0;
    for (int place = 0; place < QUEUE_PLACES; place++) {
      Path copy = directory.resolve("damaged" + place);
      copyTree(whole, copy);
      String what = damage(copy);
      List<String> told = new ArrayList<>();
      List<StoredBlock> left = takeUp(copy, told);
      assertKeepsOrTells(blocks, left, told, "seed " + seed + ", " + what);
      found += told.isEmpty() ? 0 : 1;
      deleteTree(copy);
    }
    assertTrue(found > QUEUE_PLACES / 10, "seed " + seed + ": damage is told " + found + " times");
  }

  @Test
  void takesUpNoOpenBlockThatCannotBeRead() throws Exception {
    System.out.println("seed " + seed);
    Path home = directory.resolve("open");
    Files.createDirectories(home);
    Path path = home.resolve("000000.open");
    BootId boot = new BootId(1, 2);
    try (OpenFile file = OpenFile.create(path, Counters.TABLE)) {
      OpenBlock block = OpenBlock.start(file, 7, boot);
      RandomRows rows = new RandomRows(Counters.TABLE, seed);
      for (int i = 0; i < 500; i++) {
        assertTrue(block.append(rows.next()));
      }
      block.publish();
    }
    byte[] head = headOf(path);
    for (int place = 0; place < OPEN_PLACES; place++) {
      long at = random.nextInt(3) == 0 ? random.nextLong(Files.size(path)) : random.nextInt(20_000);
      int bit = random.nextInt(Byte.SIZE);
      flip(path, at, bit);
      List<String> told = new ArrayList<>();
      OpenFiles files = new OpenFiles(home, Counters.TABLE, 0);
      SegmentFiles none = new SegmentFiles(directory.resolve("none"));
      Recovery recovery = new Recovery(none, files, boot, told::add);
      recovery.run();
      Path aside = home.resolve("000000.open.damaged");
      assertEquals(Files.exists(aside), !told.isEmpty(), "seed " + seed);
      recovery.open().forEach(block -> block.file().close());
      recovery.unused().forEach(OpenFile::close);
      if (Files.exists(aside)) {
        Files.move(aside, path);
      }
      flip(path, at, bit);
      write(path, head);
    }
  }

  @Test
  void readsTheBlocksOfADamagedQueueFile() throws Exception {
    Path whole = directory.resolve("whole");
    fillTwoRuns(whole);
    clearOpenFilesBut(whole, -1);
    Path last = queueFiles(whole).getLast(); // the one that the catalogue does not have
    for (long at = 0; at < 600; at++) {
      flip(last, at, (int) at % Byte.SIZE);
    }
    try (Store store = open(whole)) {
      assertEquals(LongStream.range(0, 5 * BLOCK).boxed().toList(), times(store));
      assertEquals(1, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
      append(store.writer(Flows.TABLE), 5 * BLOCK, BLOCK + 1);
      awaitSealed(store, 1);
    }
    assertFalse(Files.exists(last));
    assertTrue(Files.exists(last.resolveSibling(last.getFileName() + ".damaged")));
    try (Store store = open(whole)) {
      assertEquals(LongStream.range(0, 6 * BLOCK + 1).boxed().toList(), times(store));
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  @Test
  void makesADamagedCatalogueAnew() throws Exception {
    fillTwoRuns(directory);
    Path catalogue = directory.resolve("flows/queue/catalogue");
    byte[] before = Files.readAllBytes(catalogue);
    flip(catalogue, before.length / 2, 3);
    try (Store store = open(directory)) {
      assertEquals(LongStream.range(0, 5 * BLOCK).boxed().toList(), times(store));
      assertEquals(1, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
    try (Store store = open(directory)) {
      assertEquals(5 * BLOCK, store.rows(Flows.TABLE));
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  /** Three blocks of a process that ended well, and two of one that did not. */
  private void fillTwoRuns(Path target) throws Exception {
    Path running = directory.resolve("running");
    try (Store store = open(running)) {
      appendBlocks(store, 0, 3);
    }
    try (Store store = open(running)) {
      appendBlocks(store, 3, 2);
      copyTree(running.resolve("flows/queue"), target.resolve("flows/queue"));
    }
    Files.createDirectories(target.resolve("flows/open"));
    for (Path file : queueFiles(target)) {
      cutZeros(file);
    }
  }

  private void appendBlocks(Store store, int first, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      try (RowWriter writer = store.writer(Flows.TABLE)) {
        append(writer, (first + i) * BLOCK, BLOCK);
      }
      awaitSealed(store, i + 1);
      nowMillis.addAndGet(Duration.ofMinutes(3).toMillis());
    }
  }

  private Store open(Path store) throws StoreException {
    return Store.open(store, SETTINGS, FreeSpace.DISK, () -> Instant.ofEpochMilli(nowMillis.get()));
  }

  private static List<StoredBlock> takeUp(Path store, List<String> told) throws IOException {
    return new SegmentFiles(store.resolve("flows/queue")).takeUp(told::add);
  }

  private static void assertKeepsOrTells(
      Map<Long, Long> whole, List<StoredBlock> left, List<String> told, String what)
      throws IOException {
    Set<Long> missing = new HashSet<>(whole.keySet());
    for (StoredBlock block : left) {
      try {
        long sequence = block.read().sequence();
        assertEquals(whole.get(sequence), checksum(block), what);
        missing.remove(sequence);
      } catch (DamagedBlockException e) {
        told.add(block.where() + ": " + e.getMessage());
      }
    }
    left.stream().map(StoredBlock::file).distinct().forEach(QueueFile::close);
    assertTrue(missing.isEmpty() || !told.isEmpty(), what + ": blocks are gone, untold");
  }

  private static Map<Long, Long> checksums(List<StoredBlock> blocks) throws Exception {
    Map<Long, Long> checksums = new HashMap<>();
    for (StoredBlock block : blocks) {
      checksums.put(block.read().sequence(), checksum(block));
    }
    blocks.stream().map(StoredBlock::file).distinct().forEach(QueueFile::close);
    return checksums;
  }

  /** Of all bytes of a block, its header included. */
  private static long checksum(StoredBlock block) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(
        block.file().sliceUpTo(block.place().offset(), block.summary().bytes()).asByteBuffer());
    return checksum.getValue();
  }

  /** Flips a bit of a store's queue files, or cuts one short; every other time near its begin. */
  private String damage(Path store) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(store)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Path file = files.get(random.nextInt(files.size()));
    long size = Files.size(file);
    long at = random.nextLong(random.nextBoolean() ? Math.min(size, 600) : size);
    if (random.nextInt(4) == 0) {
      try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
        cut.setLength(at);
      }
      return file.getFileName() + " cut at " + at;
    }
    int bit = random.nextInt(Byte.SIZE);
    flip(file, at, bit);
    return "bit " + bit + " of byte " + at + " of " + file.getFileName();
  }

  private static void flip(Path path, long at, int bit) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(at);
      int original = file.read();
      file.seek(at);
      file.write(original ^ 1 << bit);
    }
  }

  private static byte[] headOf(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] head = new byte[4096];
      file.readFully(head);
      return head;
    }
  }

  private static void write(Path path, byte[] head) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(head);
    }
  }

  /** Leaves a page of the zeros that a queue has at the end of its file. */
  private static void cutZeros(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(Math.min(bytes.length, end + 4096));
    }
  }

  private static void deleteTree(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
