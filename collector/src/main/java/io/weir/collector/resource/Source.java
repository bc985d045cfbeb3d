package io.weir.collector.resource;

import io.weir.collector.config.ConfigurationException;
import io.weir.collector.resource.geo.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something to know that is read from files, and read again when one of them changes. What cannot
 * be read leaves what was known before. One thread refreshes it; any may ask how it fares.
 */
public final class Source<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Source.class);

  private final String name;
  private final Reading<T> reading;
  private final AtomicLong loads = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private Map<Path, Stamp> stamps = Map.of();
  private volatile T value;
  private volatile Optional<String> problem = Optional.empty();

  /** How the files are read. */
  interface Reading<T> {
    /** Reads all of them. */
    T read() throws ConfigurationException, DatabaseException;

    /** Those that the last reading has come upon, or that the first is to begin with. */
    Collection<Path> files();
  }

  /** What tells one content of a file from another. */
  private record Stamp(FileTime modified, long bytes, Optional<Object> identity) {
    private static final Stamp MISSING = new Stamp(FileTime.fromMillis(0), -1, Optional.empty());

    private static Stamp of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            found.lastModifiedTime(), found.size(), Optional.ofNullable(found.fileKey()));
      } catch (IOException e) {
        return MISSING;
      }
    }
  }

  /**
   * A source that knows nothing but its first value yet.
   *
   * @param name for the user, as in {@code inventory}
   */
  Source(String name, T first, Reading<T> reading) {
    this.name = name;
    this.value = first;
    this.reading = reading;
  }

  /** The setting that names the files. */
  public String name() {
    return name;
  }

  /** What is known. */
  T value() {
    return value;
  }

  /** Why the files could not be read the last time, and what holds meanwhile. */
  Optional<String> problem() {
    return problem;
  }

  /** How often the files were read, whether they could be or not. */
  public long loads() {
    return loads.get();
  }

  /** How often they could not be. */
  public long failures() {
    return failures.get();
  }

  /** Reads the files if one has changed. A change while they are read is seen the next time. */
  void refresh() {
    Map<Path, Stamp> before = stamps(reading.files());
    if (before.equals(stamps)) {
      return;
    }
    loads.incrementAndGet();
    try {
      value = reading.read();
      problem = Optional.empty();
      LOG.info("{} read from {}", name, reading.files());
    } catch (ConfigurationException | DatabaseException e) {
      failures.incrementAndGet();
      problem = Optional.of(name + ": " + e.getMessage() + " (what was known before still holds)");
      LOG.warn("{}", problem.get());
    }
    Map<Path, Stamp> after = new HashMap<>(stamps(reading.files()));
    after.putAll(before); // of what was written meanwhile the next refresh is to take note
    stamps = after;
  }

  private static Map<Path, Stamp> stamps(Collection<Path> files) {
    return files.stream().distinct().collect(Collectors.toMap(file -> file, Stamp::of));
  }
}
