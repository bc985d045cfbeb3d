package io.weir.collector.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Notices that a file is another than it was. Belongs to one thread at a time. */
final class WatchedFile {
  private record Stamp(long modifiedMillis, long bytes, Object key) {}

  private final Path file;
  private Optional<Stamp> seen = Optional.empty();

  WatchedFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  /** Whether there is such a file. */
  boolean exists() {
    return Files.exists(file);
  }

  /** Whether the file came, went or changed since the last call. */
  boolean hasChanged() {
    Optional<Stamp> now = stamp();
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new Stamp(
              attributes.lastModifiedTime().toMillis(), attributes.size(), attributes.fileKey()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
