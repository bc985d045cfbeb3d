package io.weir.collector.monitor;

import io.vertx.core.buffer.Buffer;
import io.weir.collector.file.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The state and its file: a change is on the disk before anyone sees it. Any thread may read and
 * change.
 */
final class Registry {
  private final Path file;
  private volatile State state = State.EMPTY;

  /** A registry in a directory, which is yet to be read. */
  Registry(Path directory) {
    this.file = directory.resolve("state.json");
  }

  /**
   * A step from a state to the next.
   *
   * @param <R> what the step tells the one who asked for it
   */
  @FunctionalInterface
  interface Change<R> {
    Changed<R> from(State state) throws Refusal;
  }

  /** The state after a change, and what the change tells. */
  record Changed<R>(State state, R result) {}

  /**
   * Reads what an earlier process left.
   *
   * @throws IOException if the directory cannot be made or the file cannot be read; the message
   *     names it
   */
  void open() throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      return;
    }
    try {
      state = StateDocument.read(Buffer.buffer(Files.readAllBytes(file)).toJsonObject());
    } catch (RuntimeException e) {
      throw new IOException(
          file + " cannot be read: " + e.getMessage() + "; restore it, or move it away", e);
    }
  }

  /** The state as it is now. */
  State state() {
    return state;
  }

  /**
   * Changes the state, one change after the other.
   *
   * @throws Refusal if the change says so; nothing has changed then
   * @throws UncheckedIOException if the change cannot be written; nothing has changed then
   */
  synchronized <R> R change(Change<R> change) throws Refusal {
    Changed<R> changed = change.from(state);
    if (!changed.state().equals(state)) {
      write(changed.state());
      state = changed.state();
    }
    return changed.result();
  }

  private void write(State next) {
    try {
      DurableFile.replace(file, StateDocument.write(next).toBuffer().getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
