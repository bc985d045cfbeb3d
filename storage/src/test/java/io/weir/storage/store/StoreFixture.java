package io.weir.storage.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.Cells;
import io.weir.storage.block.Block;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What tests do to a store, and to the files that it leaves. */
final class StoreFixture {
  static final StoreSettings SETTINGS =
      new StoreSettings(SegmentLength.DAY, 2, Duration.ofMillis(50));

  private StoreFixture() {}

  /** Appends rows whose times are 0, 1, 2 … */
  static void append(RowWriter writer, int count) {
    append(writer, 0, count);
  }

  /** Appends rows whose times are {@code from}, {@code from + 1} … */
  static void append(RowWriter writer, int from, int count) {
    Row row = new Row(Flows.TABLE);
    for (int i = from; i < from + count; i++) {
      row.clear();
      row.set(Flows.TIME, i);
      appendWaiting(writer, row);
    }
    writer.publish();
  }

  /** Appends rows as {@link #append} does: a block of them, and the others in another open file. */
  static void appendToTwoFiles(Path store, RowWriter writer, int count) {
    append(writer, Block.MAX_ROWS / 2); // now others are made ready, one after the other
    await(() -> openFiles(store).size() == 1 + SETTINGS.spareBlocks(), "no block is made ready");
    append(writer, Block.MAX_ROWS / 2, count - Block.MAX_ROWS / 2);
  }

  static void appendWaiting(RowWriter writer, Row row) {
    while (!writer.append(row)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Waits until so many blocks have been sealed since the store was opened. */
  static void awaitSealed(Store store, int blocks) {
    await(() -> store.counters().get(StoreCounter.BLOCKS_SEALED) >= blocks, "no block is sealed");
  }

  static void await(BooleanSupplier condition, String otherwise) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, otherwise);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** The cells of every row of the flows. */
  static List<List<Object>> rows(Store store) {
    List<List<Object>> rows = new ArrayList<>();
    try (Snapshot snapshot = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE)) {
      for (Block block : snapshot.blocks()) {
        rows.addAll(Cells.of(Flows.TABLE, block));
      }
    }
    return rows;
  }

  /** The times of every row of the flows, in the order of the blocks. */
  static List<Object> times(Store store) {
    return rows(store).stream().map(row -> row.get(Flows.TIME.index())).toList();
  }

  static Path openFile(Path store, int number) {
    return store.resolve("flows/open/%06d.open".formatted(number));
  }

  static List<Path> openFiles(Path store) {
    return openFiles(store, "flows");
  }

  private static List<Path> openFiles(Path store, String table) {
    try (Stream<Path> files = Files.list(store.resolve(table + "/open"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes all open files of the flows but the one whose block has a sequence number. */
  static void clearOpenFilesBut(Path store, long sequence) throws IOException {
    clearOpenFilesBut(store, "flows", sequence);
  }

  /** Removes all open files of a table but the one whose block has a sequence number. */
  static void clearOpenFilesBut(Path store, String table, long sequence) throws IOException {
    for (Path path : openFiles(store, table)) {
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
        file.seek(16); // little-endian, and less than 256 in tests
        if (file.read() == sequence) {
          continue;
        }
      }
      Files.delete(path);
    }
  }

  /** Flips a bit in the midst of one of the sealed blocks, which count from 0. */
  static void damageBlock(Path store, int number) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(queueFiles(store).getFirst().toFile(), "rw")) {
      long at = blockAt(file, number) + 1000;
      file.seek(at);
      int original = file.read();
      file.seek(at);
      file.write(original ^ 1);
    }
  }

  static void copyTree(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The queue files of the flows, oldest first. */
  static List<Path> queueFiles(Path store) throws IOException {
    return queueFiles(store, "flows");
  }

  /** The queue files of a table, oldest first. */
  static List<Path> queueFiles(Path store, String table) throws IOException {
    try (Stream<Path> files = Files.walk(store.resolve(table + "/queue"))) {
      return files.filter(file -> file.toString().endsWith(".cq4")).sorted().toList();
    }
  }

  /** Where a block begins, found by its magic. */
  private static long blockAt(RandomAccessFile file, int number) throws IOException {
    byte[] bytes = new byte[(int) Math.min(file.length(), 48 << 20)];
    file.readFully(bytes);
    int found = 0;
    for (int i = 0; i < bytes.length - 4; i++) {
      boolean magic =
          bytes[i] == 'W' && bytes[i + 1] == 'B' && bytes[i + 2] == 'L' && bytes[i + 3] == 'K';
      if (magic && found++ == number) {
        return i;
      }
    }
    throw new AssertionError("the file has no block " + number);
  }
}
