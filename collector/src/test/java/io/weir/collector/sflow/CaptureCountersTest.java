package io.weir.collector.sflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.pcap.Capture;
import io.weir.collector.pcap.UdpPayload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value of every counter sample of the bundled captures is what sflowtool reads there. */
final class CaptureCountersTest {
  /** Where sflowtool has names of its own. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ifName", "port_name"),
          Map.entry("networkType", "ifType"),
          Map.entry("UUID", "uuid"),
          Map.entry("cpu_load_one", "load_one"),
          Map.entry("cpu_load_five", "load_five"),
          Map.entry("cpu_load_fifteen", "load_fifteen"),
          Map.entry("cpu_proc_run", "proc_run"),
          Map.entry("cpu_proc_total", "proc_total"),
          Map.entry("cpu_uptime", "uptime"),
          Map.entry("cpuintr", "cpu_intr"),
          Map.entry("cpuinterrupts", "interrupts"),
          Map.entry("cpu_contexts", "contexts"),
          Map.entry("disk_partition_max_used", "disk_part_max_used"),
          Map.entry("nio_bytes_in", "net_bytes_in"),
          Map.entry("nio_pkts_in", "net_pkts_in"),
          Map.entry("nio_errs_in", "net_errs_in"),
          Map.entry("nio_drops_in", "net_drops_in"),
          Map.entry("nio_bytes_out", "net_bytes_out"),
          Map.entry("nio_pkts_out", "net_packets_out"),
          Map.entry("nio_errs_out", "net_errs_out"),
          Map.entry("nio_drops_out", "net_drops_out"),
          Map.entry("adaptor_0_MAC_0", "adapter_mac_address"));

  /** Where sflowtool leaves the number as it is. */
  private static final Map<String, String> WORDS =
      Map.of("machine_type 3", "x86_64", "os_name 2", "linux");

  private record Value(String sequence, String source, String name, String value) {}

  @ParameterizedTest
  @ValueSource(strings = {"hsflowd-tcpinfo", "hsflowd-faults"})
  void readsWhatSflowtoolReads(String name) throws IOException {
    Decoded decoded = decode(name);
    List<Value> expected = expected(name);
    assertEquals(expected.size(), decoded.values().size());
    for (int i = 0; i < expected.size(); i++) {
      Map<String, Object> row = decoded.values().get(i);
      Value value = expected.get(i);
      assertEquals(value.sequence(), row.get("source.sequence").toString());
      assertEquals(value.source(), row.get("source.class") + ":" + row.get("source.index"));
      assertEquals(value.name(), row.get("name"));
      if (row.containsKey("text")) {
        assertEquals(value.value(), row.get("text").toString().replaceAll("(..):", "$1"));
      } else {
        double digits = value.name().startsWith("load_") ? 0.001 : 0; // it rounds floats
        assertEquals(
            Double.parseDouble(value.value()), (double) row.get("value"), digits, value.name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hsflowd-tcpinfo", "hsflowd-faults"})
  void skipsNoCounterRecord(String name) throws IOException {
    Decoded decoded = decode(name);
    assertTrue(
        decoded.counters().skipped().list().stream()
            .noneMatch(skipped -> skipped.space() == Space.COUNTER_RECORD));
    assertEquals(0, decoded.broken());
  }

  private static List<Value> expected(String capture) throws IOException {
    List<Value> values = new ArrayList<>();
    String sequence = "";
    String source = "";
    for (String line : lines("/sflow/" + capture + ".counters.gz")) {
      String name = line.substring(0, line.indexOf(' '));
      String value = line.substring(name.length() + 1);
      switch (name) {
        case "sampleSequenceNo" -> sequence = value;
        case "sourceId" -> source = value;
        case "adaptor_0_ifIndex", "adaptor_0_MACs" -> {} // no values of their own
        default -> {
          if (!value.equals("4294967295")) { // unknown
            String known = NAMES.getOrDefault(name, name);
            values.add(new Value(sequence, source, known, WORDS.getOrDefault(line, value)));
          }
        }
      }
    }
    return values;
  }

  private static List<String> lines(String path) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(resource(path)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Decoded decode(String name) throws IOException {
    Decoded decoded = new Decoded();
    try (Capture capture = Capture.open(name, resource("/demo/" + name + ".pcap.gz"))) {
      while (capture.next()) {
        UdpPayload payload = capture.payload();
        decoded.decode(
            Arrays.copyOfRange(
                payload.bytes(), payload.offset(), payload.offset() + payload.length()));
      }
    }
    return decoded;
  }

  private static InputStream resource(String path) {
    return CaptureCountersTest.class.getResourceAsStream(path);
  }
}
