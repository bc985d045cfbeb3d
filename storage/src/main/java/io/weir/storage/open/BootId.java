package io.weir.storage.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Which run of the machine's kernel this is. Pages of a mapped file outlive the process that wrote
 * them, but not the kernel: what a file of another boot says was written after its last sync may be
 * lost.
 *
 * @param high upper half
 * @param low lower half
 */
public record BootId(long high, long low) {
  private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

  /** The id of the running kernel; one that is never the same where the system does not tell. */
  public static BootId current() {
    UUID id = read();
    return new BootId(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static UUID read() {
    try {
      return UUID.fromString(Files.readString(LINUX).strip());
    } catch (IOException | IllegalArgumentException _) {
      return UUID.randomUUID();
    }
  }
}
