package io.weir.collector.file;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A JSON document on disk, replaced whole at each change. */
public final class JsonFile {
  private final Path path;
  private final String cure;

  /**
   * A file that need not be there yet.
   *
   * @param cure what the user does if it is damaged, as in {@code move it away, and begin anew}
   */
  public JsonFile(Path path, String cure) {
    this.path = path;
    this.cure = cure;
  }

  /**
   * Gives the document, if there is one, to a reader, which need not look whether it has the form
   * that it should have.
   *
   * @throws IOException if the file cannot be read; its message names the file and the cure
   */
  public void read(Consumer<JsonObject> reader) throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    try {
      reader.accept(new JsonObject(Files.readString(path)));
    } catch (DecodeException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException e) {
      throw new IOException("%s is damaged (%s); %s".formatted(path, e.getMessage(), cure), e);
    }
  }

  /**
   * Puts a document in the place of the one before; it is on the disk when this comes back.
   *
   * @throws IOException if it cannot be written; its message names the file, which is as before
   */
  public void write(JsonObject document) throws IOException {
    try {
      DurableFile.replace(path, document.toBuffer().getBytes());
    } catch (IOException e) {
      throw new IOException(path + " cannot be written: " + e.getMessage(), e);
    }
  }
}
