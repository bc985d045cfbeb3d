package io.weir.collector.sflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.pcap.Capture;
import io.weir.collector.pcap.UdpPayload;
import io.weir.storage.schema.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of every flow sample of the bundled captures is what Wireshark reads there. */
final class WiresharkTest {
  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("source_id_type", "source.class"),
          Map.entry("source_id_index", "source.index"),
          Map.entry("sampling_rate", "sampling.rate"),
          Map.entry("input_interface_value", "input"),
          Map.entry("output_interface_value", "output"),
          Map.entry("frame_length", "frame.bytes"),
          Map.entry("vlan.id", "vlan"),
          Map.entry("ip.ttl", "ip.ttl"),
          Map.entry("ipv6.hlim", "ip.ttl"),
          Map.entry("ip.len", "ip.bytes"),
          Map.entry("tcp.srcport", "src.port"),
          Map.entry("tcp.dstport", "dst.port"),
          Map.entry("udp.srcport", "src.port"),
          Map.entry("udp.dstport", "dst.port"),
          Map.entry("icmp.type", "icmp.type"),
          Map.entry("icmp.code", "icmp.code"),
          Map.entry("icmpv6.type", "icmp.type"),
          Map.entry("icmpv6.code", "icmp.code"),
          Map.entry("ip.dsfield", "ip.tos"),
          Map.entry("ipv6.tclass", "ip.tos"),
          Map.entry("eth.type", "eth.type"));
  private static final Map<String, String> ADDRESSES =
      Map.of("ip.src", "src.ip", "ip.dst", "dst.ip", "ipv6.src", "src.ip", "ipv6.dst", "dst.ip");

  /** What else there is, Wireshark does not read. */
  private static final Set<String> READ =
      Stream.of(
              NUMBERS.values(),
              ADDRESSES.values(),
              List.of("eth.src", "eth.dst", "tcp.flags", "protocol", "stack"))
          .flatMap(Collection::stream)
          .collect(Collectors.toSet());

  private static final Map<String, String> LAYERS =
      Map.of("eth", "eth", "ip", "ip", "ipv6", "ip6", "tcp", "tcp", "icmpv6", "icmp6");

  @ParameterizedTest
  @ValueSource(strings = {"hsflowd-tcpinfo", "hsflowd-faults"})
  void readsWhatWiresharkReads(String name) throws IOException {
    Decoded decoded = new Decoded();
    try (Capture capture = Capture.open(name, resource("/demo/" + name + ".pcap.gz"))) {
      while (capture.next()) {
        UdpPayload payload = capture.payload();
        decoded.decode(
            Arrays.copyOfRange(
                payload.bytes(), payload.offset(), payload.offset() + payload.length()));
      }
    }
    List<String> lines = lines(name);
    List<String> columns = List.of(lines.getFirst().split("\t", -1));
    assertEquals(lines.size() - 1, decoded.flows().size());
    assertEquals(0, decoded.broken());
    for (int i = 1; i < lines.size(); i++) {
      Map<String, Object> row = new HashMap<>(decoded.flows().get(i - 1));
      row.keySet().retainAll(READ);
      assertEquals(expected(columns, lines.get(i).split("\t", -1)), row, "sample " + i);
    }
  }

  private static Map<String, Object> expected(List<String> columns, String[] cells) {
    Map<String, Object> row = new HashMap<>();
    Map<String, String> read = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        read.put(columns.get(i), cells[i]);
      }
    }
    read.forEach(
        (column, cell) -> {
          if (NUMBERS.containsKey(column)) {
            row.put(NUMBERS.get(column), Long.decode(cell));
          } else if (ADDRESSES.containsKey(column)) {
            row.put(ADDRESSES.get(column), Address.parse(cell));
          }
        });
    Optional.ofNullable(read.get("eth.src")).ifPresent(mac -> row.put("eth.src", mac(mac)));
    Optional.ofNullable(read.get("eth.dst")).ifPresent(mac -> row.put("eth.dst", mac(mac)));
    Optional.ofNullable(read.get("ipv6.plen"))
        .ifPresent(length -> row.put("ip.bytes", 40 + Long.parseLong(length)));
    Optional.ofNullable(read.get("tcp.flags"))
        .ifPresent(flags -> row.put("tcp.flags", Long.decode(flags) & 0xff));
    protocol(read).ifPresent(protocol -> row.put("protocol", protocol));
    row.put("stack", stack(read.get("frame.protocols")));
    row.remove("input", 0L); // an agent that does not know the interface says 0
    row.remove("output", 0L);
    return row;
  }

  /**
   * Wireshark names the transport by its fields; behind extension headers the IPv6 header does not.
   */
  private static Optional<Long> protocol(Map<String, String> read) {
    if (read.containsKey("icmpv6.type")) {
      return Optional.of(58L);
    }
    return Optional.ofNullable(read.getOrDefault("ip.proto", read.get("ipv6.nxt")))
        .map(Long::decode);
  }

  /** Wireshark names the EtherType, too, and what is behind the transport. */
  private static String stack(String protocols) {
    return Arrays.stream(protocols.split(":"))
        .filter(LAYERS::containsKey)
        .map(LAYERS::get)
        .collect(Collectors.joining("."));
  }

  private static long mac(String text) {
    return Long.parseLong(text.replace(":", ""), 16);
  }

  private static List<String> lines(String name) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(resource("/sflow/" + name + ".tsv.gz")),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static InputStream resource(String path) {
    return WiresharkTest.class.getResourceAsStream(path);
  }
}
