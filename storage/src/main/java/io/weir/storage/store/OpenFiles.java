package io.weir.storage.store;

import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The open files of a table: those that an earlier process left, and the spare ones that stand
 * ready.
 */
final class OpenFiles {
  private static final String SUFFIX = ".open";

  private final Path directory;
  private final Table table;
  private final int spareFiles;
  private final ConcurrentLinkedDeque<OpenFile> spare = new ConcurrentLinkedDeque<>();
  private int nextNumber;

  /**
   * The files of a table.
   *
   * @param spareFiles the most that stand ready for bursts
   */
  OpenFiles(Path directory, Table table, int spareFiles) {
    this.directory = directory;
    this.table = table;
    this.spareFiles = spareFiles;
  }

  /**
   * Opens every file that is there. One that was never finished goes: it has no row.
   *
   * @param damaged told what is wrong with each file that cannot be used; such a file is left alone
   *     under another name
   */
  List<OpenFile> scan(Consumer<String> damaged) throws IOException {
    Files.createDirectories(directory);
    List<Path> paths;
    try (Stream<Path> listing = Files.list(directory)) {
      paths = listing.sorted().toList();
    }
    List<OpenFile> files = new ArrayList<>();
    for (Path path : paths) {
      nextNumber = Math.max(nextNumber, number(path) + 1);
      if (!path.toString().endsWith(SUFFIX)) {
        continue;
      }
      if (OpenFile.isUnfinished(path)) {
        Files.delete(path);
        continue;
      }
      try {
        files.add(OpenFile.open(path, table));
      } catch (IOException e) {
        setAside(path);
        damaged.accept(e.getMessage());
      }
    }
    return files;
  }

  /** Leaves a file that turns out to be damaged alone under another name. */
  void setAside(OpenFile file) throws IOException {
    file.close();
    setAside(file.path());
  }

  private static void setAside(Path path) throws IOException {
    Files.move(path, path.resolveSibling(path.getFileName() + ".damaged"));
  }

  /** Takes a spare file, if there is one. Never waits. */
  Optional<OpenFile> take() {
    return Optional.ofNullable(spare.poll());
  }

  /** Takes a spare file, or makes one. Waits for the disk. */
  OpenFile takeOrMake() throws IOException {
    Optional<OpenFile> file = take();
    return file.isPresent() ? file.get() : create();
  }

  /**
   * Adds a file that nobody uses any more. It is the next to be taken: as long as there is no
   * burst, few files do all the work, and their pages stay in memory.
   */
  void give(OpenFile file) {
    spare.push(file);
  }

  /**
   * Empties the spare files that still hold some of these blocks, by number: once the sealed ones
   * are dropped, the next start would take the rows for ones that were never sealed.
   */
  void forget(Set<Long> blocks) {
    for (OpenFile file : spare) {
      if (blocks.contains(file.sequence()) && spare.remove(file)) {
        file.clear();
        spare.push(file);
      }
    }
  }

  /** Whether there are as many spare files as there may be. */
  boolean isFull() {
    return spare.size() >= spareFiles;
  }

  /** How many spare files stand ready. */
  int spares() {
    return spare.size();
  }

  /** Makes spare files as long as another is wanted. */
  synchronized void fill(BooleanSupplier wanted) throws IOException {
    while (wanted.getAsBoolean()) {
      spare.add(create());
    }
  }

  /** Removes a file from the disk. */
  void delete(OpenFile file) throws IOException {
    file.close();
    Files.deleteIfExists(file.path());
  }

  void close() {
    spare.forEach(OpenFile::close);
    spare.clear();
  }

  private synchronized OpenFile create() throws IOException {
    Path path = directory.resolve("%06d%s".formatted(nextNumber++, SUFFIX));
    try {
      return OpenFile.create(path, table);
    } catch (IOException e) {
      if (Files.exists(path) && OpenFile.isUnfinished(path)) {
        Files.delete(path); // what there was of it fills the disk for nothing
      }
      throw e;
    }
  }

  /** The number in a file's name, which it keeps when it is found damaged. */
  private static int number(Path path) {
    try {
      return Integer.parseInt(path.getFileName().toString().split("\\.", 2)[0]);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
