package io.weir.storage.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The queue files that earlier processes left of a table: one directory a process, so that a queue
 * never opens what another has written, however damaged that is.
 */
final class SegmentFiles {
  private static final String SUFFIX = ".cq4";
  private static final String DAMAGED = ".damaged";

  private final Path directory;
  private final Catalogue catalogue;

  SegmentFiles(Path directory) {
    this.directory = directory;
    this.catalogue = new Catalogue(directory.resolve("catalogue"));
  }

  /**
   * Finds every block: where the catalogue says, and by a search in the files that it does not
   * have. A file that is damaged goes by another name from then on.
   *
   * @param damaged told what is wrong with each damaged file
   */
  List<StoredBlock> takeUp(Consumer<String> damaged) throws IOException {
    Files.createDirectories(directory);
    Map<String, List<BlockPlace>> known = catalogue.read(damaged);
    Map<String, List<BlockPlace>> found = new LinkedHashMap<>();
    List<StoredBlock> blocks = new ArrayList<>();
    boolean changed = false;
    for (Path path : files()) {
      QueueFile file = new QueueFile(path);
      List<BlockPlace> places = known.get(name(path));
      if (places == null) {
        changed = true;
        BlockSearch search = BlockSearch.in(file);
        places = search.blocks();
        if (!search.damage().isEmpty()) {
          file.close();
          file = new QueueFile(setAside(path, search.damage(), damaged));
        } else if (places.isEmpty()) {
          file.delete(); // the process ended before it had appended anything
          continue;
        }
      }
      found.put(name(file.path()), places);
      for (BlockPlace place : places) {
        blocks.add(new StoredBlock(file, place));
      }
    }
    removeEmptyRuns();
    if (changed || found.size() * 2 < known.size()) {
      catalogue.replace(found);
    }
    return blocks;
  }

  /** Takes note of a file that nothing is appended to any more. */
  void finish(QueueFile file, List<BlockPlace> blocks) throws IOException {
    catalogue.add(name(file.path()), blocks);
  }

  /** A directory for one more process, which is not there yet. */
  Path nextRun() throws IOException {
    Files.createDirectories(directory);
    int last = runs().stream().mapToInt(run -> Integer.parseInt(name(run))).max().orElse(-1);
    return directory.resolve("%06d".formatted(last + 1));
  }

  /**
   * Finds every block that lies in the files themselves, and changes nothing.
   *
   * @param damaged told what is wrong with each damaged file
   */
  List<StoredBlock> inspect(Consumer<String> damaged) throws IOException {
    Map<String, List<BlockPlace>> known = catalogue.read(damaged);
    List<StoredBlock> blocks = new ArrayList<>();
    for (Path path : files()) {
      QueueFile file = new QueueFile(path);
      BlockSearch search = BlockSearch.in(file);
      search.damage().forEach(what -> damaged.accept(path + ": " + what));
      for (BlockPlace place : known.getOrDefault(name(path), List.of())) {
        if (!search.blocks().contains(place)) {
          damaged.accept(path + " at byte " + place.offset() + ": no block is there any more");
        }
      }
      search.blocks().forEach(place -> blocks.add(new StoredBlock(file, place)));
    }
    return blocks;
  }

  private static Path setAside(Path path, List<String> damage, Consumer<String> damaged)
      throws IOException {
    if (path.toString().endsWith(DAMAGED)) {
      return path; // told at an earlier start
    }
    Path aside = path.resolveSibling(path.getFileName() + DAMAGED);
    Files.move(path, aside);
    damaged.accept(
        "%s, which is now %s; its blocks are still read: %s"
            .formatted(path, aside.getFileName(), String.join("; ", damage)));
    return aside;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory, 2)) {
      return paths
          .filter(path -> path.toString().endsWith(SUFFIX) || path.toString().endsWith(DAMAGED))
          .sorted()
          .toList();
    }
  }

  /** The directories of processes. */
  private List<Path> runs() throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.filter(path -> name(path).matches("\\d+")).toList();
    }
  }

  /** Removes the directories of processes whose segments are all gone. */
  private void removeEmptyRuns() throws IOException {
    for (Path run : runs()) {
      if (isEmpty(run)) {
        Files.deleteIfExists(run.resolve(BlockQueue.METADATA));
        Files.delete(run);
      }
    }
  }

  private static boolean isEmpty(Path run) throws IOException {
    try (Stream<Path> left = Files.list(run)) {
      return left.allMatch(path -> path.endsWith(BlockQueue.METADATA));
    }
  }

  private String name(Path path) {
    return directory.relativize(path).toString();
  }
}
