package io.weir.storage.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much room there is: asked before a write to a mapped file, which on a full disk is a fault.
 */
interface FreeSpace {
  /** What the disk of a directory has left for this process. */
  FreeSpace DISK = directory -> Files.getFileStore(directory).getUsableSpace();

  /** Bytes that may still be written to a directory. */
  long bytes(Path directory) throws IOException;
}
