package io.weir.collector.http;

import java.io.IOException;
import java.nio.file.Path;

/** What takes a capture of the past into the store, at the times of its packets. */
@FunctionalInterface
public interface CaptureImport {
  /**
   * Imports a capture; its rows can be queried afterwards.
   *
   * @return how many datagrams it held
   * @throws IOException if the file is no capture, or cannot be read; its message tells the user
   *     what to do
   */
  long run(Path capture) throws IOException;
}
