package io.weir.collector.monitor.contributor;

import io.vertx.core.buffer.Buffer;
import io.weir.collector.file.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queries of a directory, one file each. */
final class QueryFiles {
  private static final Logger LOG = LoggerFactory.getLogger(QueryFiles.class);
  private static final String SUFFIX = ".json";

  private final Path directory;

  QueryFiles(Path directory) {
    this.directory = directory;
  }

  /** Every query that can be read; a file that cannot is named in the log, and left. */
  List<QueryDocument> open() throws IOException {
    Files.createDirectories(directory);
    List<QueryDocument> documents = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        try {
          documents.add(read(file));
        } catch (RuntimeException e) {
          LOG.warn("{} cannot be read and is passed over: {}", file, e.getMessage());
        }
      }
    }
    return documents;
  }

  /** A query as it was written last. */
  QueryDocument read(String id) {
    try {
      return read(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(QueryDocument document) {
    try {
      DurableFile.replace(file(document.query().id()), document.toJson().toBuffer().getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }

  private static QueryDocument read(Path file) throws IOException {
    return QueryDocument.read(Buffer.buffer(Files.readAllBytes(file)).toJsonObject());
  }
}
