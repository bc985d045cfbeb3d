package io.weir.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
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
       1237: 0200007F:18C7 00000000:0000 07 00000000:00000700 00:00000000 00000000     0        0 12348 2 0000000000000000 9
      """;
  private static final String TABLE6 =
      """
         sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
       2234: 0000000000000000FFFF00000100007F:18C7 00000000000000000000000000000000:0000 07 00000000:00000020 00:00000000 00000000     0        0 22345 2 0000000000000000 2
       2235: 00000000000000000000000000000000:18C7 00000000000000000000000000000000:0000 07 00000000:00000010 00:00000000 00000000     0        0 22346 2 0000000000000000 3
       2236: 00000000000000000000000001000000:18C7 00000000000000000000000000000000:0000 07 00000000:00000500 00:00000000 00000000     0        0 22347 2 0000000000000000 5
      """;

  @TempDir Path directory;

  @Test
  void addsUpTheSocketsOfAnAddress() throws IOException {
    Path table = Files.writeString(directory.resolve("udp"), TABLE);
    UdpSockets sockets =
        new UdpSockets(List.of(table, directory.resolve("missing")), at("127.0.0.1"));
    assertEquals(42, sockets.drops());
    assertEquals(0x301, sockets.queuedBytes());
  }

  @Test
  void takesThoseOfAnyAddressToo() throws IOException {
    Path table = Files.writeString(directory.resolve("udp6"), TABLE6);

    assertEquals(2 + 3, new UdpSockets(List.of(table), at("127.0.0.1")).drops());
    assertEquals(3 + 5, new UdpSockets(List.of(table), at("::1")).drops());
    assertEquals(3, new UdpSockets(List.of(table), at("0.0.0.0")).drops());
    assertEquals(3, new UdpSockets(List.of(table), at("::")).drops());
  }

  private static InetSocketAddress at(String address) {
    return new InetSocketAddress(address, 6343);
  }
}
