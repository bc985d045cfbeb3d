package io.weir.storage.store;

import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private final ConcurrentLinkedQueue<OpenFile> spare = new ConcurrentLinkedQueue<>();
  private int nextNumber;

  OpenFiles(Path directory, Table table) {
    this.directory = directory;
    this.table = table;
  }

  /**
   * Opens every file that is there.
   *
   * @param damaged told what is wrong with each file that cannot be used; such a file is left alone
   *     under another name
   */
  List<OpenFile> scan(Consumer<String> damaged) throws IOException {
    Files.createDirectories(directory);
    List<Path> paths;
    try (Stream<Path> listing = Files.list(directory)) {
      paths =
          listing.filter(path -> path.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<OpenFile> files = new ArrayList<>();
    for (Path path : paths) {
      nextNumber = Math.max(nextNumber, number(path) + 1);
      try {
        files.add(OpenFile.open(path, table));
      } catch (IOException e) {
        Files.move(path, path.resolveSibling(path.getFileName() + ".damaged"));
        damaged.accept(e.getMessage());
      }
    }
    return files;
  }

  /** Takes a spare file, if there is one. Never waits. */
  Optional<OpenFile> take() {
    return Optional.ofNullable(spare.poll());
  }

  /** Adds a file that nobody uses. */
  void give(OpenFile file) {
    spare.add(file);
  }

  /** Makes files until {@code count} are spare. */
  void fill(int count) throws IOException {
    while (spare.size() < count) {
      give(create());
    }
  }

  /** Makes a file. */
  synchronized OpenFile create() throws IOException {
    return OpenFile.create(directory.resolve("%06d%s".formatted(nextNumber++, SUFFIX)), table);
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

  private static int number(Path path) {
    String name = path.getFileName().toString();
    try {
      return Integer.parseInt(name.substring(0, name.length() - SUFFIX.length()));
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
