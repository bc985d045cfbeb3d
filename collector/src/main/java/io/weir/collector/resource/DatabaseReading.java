package io.weir.collector.resource;

import io.weir.collector.resource.geo.DatabaseException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads databases.
 *
 * @param files all of them
 * @param database makes of them what is known
 */
record DatabaseReading<T>(List<Path> files, Database<T> database) implements Source.Reading<T> {
  /** Makes of files what is known. */
  @FunctionalInterface
  interface Database<T> {
    T read(List<Path> files) throws DatabaseException;
  }

  @Override
  public T read() throws DatabaseException {
    return database.read(files);
  }
}
