package io.weir.collector.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What the kernel says of the UDP sockets of a port (proc_net_udp(5)): in the tables of {@code
 * /proc/net} the second column is the local address with its port in hexadecimal, the fifth the
 * bytes queued to send and received, the last the datagrams dropped for want of room.
 */
public final class UdpSockets {
  private final List<Path> tables;
  private final String portSuffix;

  UdpSockets(List<Path> tables, int port) {
    this.tables = tables;
    this.portSuffix = String.format(Locale.ROOT, ":%04X", port);
  }

  /** The sockets of a port of this machine. */
  public static UdpSockets ofPort(int port) {
    return new UdpSockets(List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6")), port);
  }

  /** Datagrams dropped because a socket's buffer was full; 0 where the system does not tell. */
  public long drops() {
    return sum(columns -> Long.parseLong(columns[columns.length - 1]));
  }

  /** Bytes that wait to be received; 0 where the system does not tell. */
  public long queuedBytes() {
    return sum(
        columns ->
            Long.parseLong(columns[4], columns[4].indexOf(':') + 1, columns[4].length(), 16));
  }

  private long sum(ToLongFunction<String[]> column) {
    long sum = 0;
    for (Path table : tables) {
      for (String line : lines(table)) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length > 5 && columns[1].endsWith(portSuffix)) {
          sum += column.applyAsLong(columns);
        }
      }
    }
    return sum;
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException _) {
      return List.of(); // not a Linux system, or one without IPv6
    }
  }
}
