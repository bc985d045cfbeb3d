package io.weir.storage.store;

import io.weir.storage.block.Block;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through all that lies in a data directory that no process has open. */
public final class StoreInspection {
  private final long fromMillis;
  private final long toMillis;
  private final Visitor visitor;
  private final BootId boot = BootId.current();

  private StoreInspection(long fromMillis, long toMillis, Visitor visitor) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    this.visitor = visitor;
  }

  /**
   * Is told what there is, table by table: sealed blocks in the order of the appends, then open
   * ones.
   */
  public interface Visitor {
    /** A sealed block whose checksum holds; it may be read until the call returns. */
    void sealed(Table table, Path segment, SealedBlock block) throws DamagedBlockException;

    /** An open file whose rows are not sealed; they may be read until the call returns. */
    void open(Table table, Path file, Block block);

    /** Something that cannot be used: its place, and what is wrong with it. */
    void damaged(Table table, String what);
  }

  /**
   * Visits all that is in a directory.
   *
   * @throws StoreException if it is no data directory, or a process has it open
   */
  public static void run(Path directory, Visitor visitor) throws StoreException {
    new StoreInspection(Long.MIN_VALUE, Long.MAX_VALUE, visitor).run(directory, Tables.all());
  }

  /**
   * Visits the blocks of a table that overlap a stretch of time, its end excluded.
   *
   * @throws StoreException if it is no data directory, or a process has it open
   */
  public static void run(
      Path directory, Table table, long fromMillis, long toMillis, Visitor visitor)
      throws StoreException {
    new StoreInspection(fromMillis, toMillis, visitor).run(directory, List.of(table));
  }

  private void run(Path directory, List<Table> tables) throws StoreException {
    if (!Files.isRegularFile(directory.resolve("lock"))) {
      throw new StoreException(
          directory + " is no data directory: name the one that data.directory is set to");
    }
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      for (Table table : tables) {
        table(table, directory.resolve(table.name()));
      }
    } catch (IOException | RuntimeException e) {
      throw new StoreException("%s cannot be read: %s".formatted(directory, e.getMessage()), e);
    } finally {
      lock.close();
    }
  }

  private boolean overlaps(Block block) {
    return block.maxTimeMillis() >= fromMillis && block.minTimeMillis() < toMillis;
  }

  private void table(Table table, Path home) throws IOException {
    Set<Long> sealed = new HashSet<>();
    if (Files.isDirectory(home.resolve("queue"))) {
      sealed(table, home.resolve("queue"), sealed);
    }
    if (Files.isDirectory(home.resolve("open"))) {
      open(table, home.resolve("open"), sealed);
    }
  }

  private void sealed(Table table, Path directory, Set<Long> whole) throws IOException {
    List<StoredBlock> blocks =
        new SegmentFiles(directory).inspect(what -> visitor.damaged(table, what));
    for (StoredBlock block : blocks) {
      try {
        SealedBlock read = block.read();
        if (whole.add(read.sequence()) && overlaps(read)) {
          visitor.sealed(table, block.file().path(), read);
        }
      } catch (DamagedBlockException e) {
        visitor.damaged(table, block.where() + ": " + e.getMessage());
      }
    }
    blocks.stream().map(StoredBlock::file).distinct().forEach(QueueFile::close);
  }

  private void open(Table table, Path directory, Set<Long> sealed) throws IOException {
    List<Path> paths;
    try (Stream<Path> listing = Files.list(directory)) {
      paths = listing.filter(path -> path.toString().endsWith(".open")).sorted().toList();
    }
    for (Path path : paths) {
      if (OpenFile.isUnfinished(path)) {
        continue; // it has no row, and goes at the next start
      }
      try (OpenFile file = OpenFile.open(path, table)) {
        Optional<Block> left = OpenBlock.left(file, boot);
        if (left.isPresent() && !sealed.contains(left.get().sequence()) && overlaps(left.get())) {
          visitor.open(table, path, left.get());
        }
      } catch (IOException e) {
        visitor.damaged(table, e.getMessage());
      }
    }
  }
}
