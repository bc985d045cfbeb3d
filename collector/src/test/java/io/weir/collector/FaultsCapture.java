package io.weir.collector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Half an hour that hsflowd captured on a host which serves three remote networks; what went wrong
 * when stands in {@code hsflowd-faults.timeline} beside it.
 */
public final class FaultsCapture {
  private FaultsCapture() {}

  /** The capture as a file of a directory. */
  public static Path in(Path directory) throws IOException {
    Path file = directory.resolve("hsflowd-faults.pcap.gz");
    try (InputStream demo =
        FaultsCapture.class.getResourceAsStream("/demo/hsflowd-faults.pcap.gz")) {
      Files.copy(demo, file);
    }
    return file;
  }
}
