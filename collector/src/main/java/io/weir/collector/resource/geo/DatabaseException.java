package io.weir.collector.resource.geo;

import java.nio.file.Path;

/** Why a database cannot be used: one sentence for the user that names the file and the cure. */
public final class DatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  DatabaseException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }

  DatabaseException(Path file, String problem) {
    this(file, problem, null);
  }
}
