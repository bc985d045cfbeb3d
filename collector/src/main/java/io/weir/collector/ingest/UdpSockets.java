package io.weir.collector.ingest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the kernel says of the UDP sockets that receive at an address (proc_net_udp(5)): in the
 * tables of {@code /proc/net} the second column is the local address, in words of the machine's
 * byte order, with its port, both in hexadecimal; the fifth the bytes queued to send and received,
 * the last the datagrams dropped for want of room.
 */
public final class UdpSockets {
  private static final byte[] ANY4 = new byte[4];
  private static final byte[] ANY6 = new byte[16];

  private final List<Path> tables;
  private final Set<String> places;

  UdpSockets(List<Path> tables, InetSocketAddress address) {
    byte[] bytes = address.getAddress().getAddress();
    this.tables = tables;
    this.places =
        Stream.of(ANY4, ANY6, bytes, mapped(bytes))
            .map(local -> words(local) + String.format(Locale.ROOT, ":%04X", address.getPort()))
            .collect(Collectors.toSet());
  }

  /** The sockets of this machine to which an address and port lead, also those of any address. */
  public static UdpSockets at(InetSocketAddress address) {
    return new UdpSockets(List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6")), address);
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
        if (columns.length > 5 && places.contains(columns[1])) {
          sum += column.applyAsLong(columns);
        }
      }
    }
    return sum;
  }

  /** An address of IPv4 as a socket of IPv6 has it (RFC 4291, section 2.5.5.2). */
  private static byte[] mapped(byte[] address) {
    if (address.length == ANY6.length) {
      return address;
    }
    return ByteBuffer.allocate(ANY6.length).putLong(0).putInt(0xffff).put(address).array();
  }

  private static String words(byte[] address) {
    ByteBuffer words = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder());
    StringBuilder text = new StringBuilder();
    while (words.hasRemaining()) {
      text.append(String.format(Locale.ROOT, "%08X", words.getInt()));
    }
    return text.toString();
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException _) {
      return List.of(); // not a Linux system, or one without IPv6
    }
  }
}
