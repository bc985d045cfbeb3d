package io.weir.collector.alert;

import io.weir.collector.config.ConfigurationException;
import io.weir.storage.count.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is read again whenever it is another than it was; what it said before stays in use
 * while it has a mistake, or is gone. Belongs to one thread at a time, but any may ask for the
 * problem.
 */
final class WatchedFile {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

  /** Takes up what a file says. */
  @FunctionalInterface
  interface Reader {
    void read(Path file) throws ConfigurationException;
  }

  private record Stamp(long modifiedMillis, long bytes, Object key) {}

  private final Path file;
  private final Reader reader;
  private final Counts<AlertCounter> counts;
  private Optional<Stamp> seen = Optional.empty();
  private boolean expected;
  private volatile Optional<String> problem = Optional.empty();

  /**
   * A file that need not be there, until it was read once.
   *
   * @param counts gets to know what happens
   */
  WatchedFile(Path file, Reader reader, Counts<AlertCounter> counts) {
    this.file = file;
    this.reader = reader;
    this.counts = counts;
  }

  /** From now on it is a problem if the file is not there. */
  void expect() {
    expected = true;
  }

  /** What is wrong with the file, in a sentence for each mistake; empty if nothing is. */
  Optional<String> problem() {
    return problem;
  }

  /** Reads the file if it came, went or changed since the last time. */
  void readIfChanged() {
    if (!stamp().equals(seen)) {
      read();
    }
  }

  /** Reads the file. */
  void read() {
    seen = stamp();
    if (seen.isEmpty()) {
      problem =
          expected
              ? failure(file + " is gone; what it said before stays in use")
              : Optional.empty();
      return;
    }
    counts.add(AlertCounter.RELOADS);
    try {
      reader.read(file);
      expected = true;
      problem = Optional.empty();
    } catch (ConfigurationException e) {
      problem = failure(e.getMessage());
    }
  }

  private Optional<String> failure(String sentences) {
    counts.add(AlertCounter.RELOAD_FAILURES);
    sentences.lines().forEach(line -> LOG.warn("{}", line));
    return Optional.of(sentences);
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
