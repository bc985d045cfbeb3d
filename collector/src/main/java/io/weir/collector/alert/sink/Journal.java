package io.weir.collector.alert.sink;

import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.state.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of JSON documents, one a line, each on the disk before {@link #append} comes back. A last
 * line that a crash cut short is dropped. Belongs to one thread at a time.
 */
final class Journal implements AutoCloseable {
  private final Path file;
  private FileChannel channel;
  private int lines;

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
    lines = (int) whole.lines().count();
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
  }

  /** How many documents there are. */
  int lines() {
    return lines;
  }

  /** Puts a document behind the last, and on the disk. */
  void append(JsonObject document) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((document.encode() + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(false);
    lines++;
  }

  /** Puts some documents in the place of all. */
  void replace(List<JsonObject> documents) throws IOException {
    StringBuilder text = new StringBuilder();
    documents.forEach(document -> text.append(document.encode()).append('\n'));
    channel.close();
    DurableFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    lines = documents.size();
    channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
