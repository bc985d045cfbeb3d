package io.weir.collector.alert.sink;

import io.vertx.core.json.JsonObject;
import io.weir.collector.file.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A file of JSON documents, one a line, each on the disk before {@link #append} comes back. A last
 * line that a crash cut short is dropped. Belongs to one thread at a time.
 */
final class Journal implements AutoCloseable {
  private final Path file;
  private FileChannel channel;
  private long bytes;

  /** A journal that is yet to be opened. */
  Journal(Path file) {
    this.file = file;
  }

  /**
   * Opens the file, which is made if need be.
   *
   * @param reader gets each document, the oldest first
   * @throws IOException if it cannot be read; its message names the file and the cure
   */
  void open(Consumer<JsonObject> reader) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String text = Files.exists(file) ? Files.readString(file) : "";
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    try {
      whole.lines().forEach(line -> reader.accept(new JsonObject(line)));
    } catch (RuntimeException e) {
      throw new IOException(
          "%s is damaged (%s); move it away, and what waits in it is lost"
              .formatted(file, e.getMessage()),
          e);
    }
    bytes = whole.getBytes(StandardCharsets.UTF_8).length;
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** How long the file is. */
  long bytes() {
    return bytes;
  }

  /** Puts documents behind the last, and on the disk. */
  void append(List<JsonObject> documents) throws IOException {
    ByteBuffer lines = ByteBuffer.wrap(lines(documents));
    int length = lines.remaining();
    channel.truncate(bytes); // what a crash, or a disk that was full, has cut short
    channel.position(bytes);
    while (lines.hasRemaining()) {
      channel.write(lines);
    }
    channel.force(false);
    bytes += length;
  }

  /** Puts some documents in the place of all. */
  void replace(List<JsonObject> documents) throws IOException {
    byte[] lines = lines(documents);
    DurableFile.replace(file, lines);
    channel.close();
    bytes = lines.length;
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static byte[] lines(List<JsonObject> documents) {
    return documents.stream()
        .map(document -> document.encode() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
