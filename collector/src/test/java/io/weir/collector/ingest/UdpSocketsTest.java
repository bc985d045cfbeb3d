package io.weir.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UdpSocketsTest {
  private static final String TABLE =
      """
         sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
       1234: 0100007F:18C7 00000000:0000 07 00000000:00000300 00:00000000 00000000     0        0 12345 2 0000000000000000 41
       1235: 0100007F:18C7 00000000:0000 07 00000000:00000001 00:00000000 00000000     0        0 12346 2 0000000000000000 1
       1236: 0100007F:0035 00000000:0000 07 00000000:00000900 00:00000000 00000000     0        0 12347 2 0000000000000000 7
      """;

  @TempDir Path directory;

  @Test
  void addsUpTheSocketsOfThePort() throws IOException {
    Path table = Files.writeString(directory.resolve("udp"), TABLE);
    UdpSockets sockets = new UdpSockets(List.of(table, directory.resolve("missing")), 6343);
    assertEquals(42, sockets.drops());
    assertEquals(0x301, sockets.queuedBytes());
  }
}
