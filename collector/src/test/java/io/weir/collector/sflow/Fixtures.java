package io.weir.collector.sflow;

import io.weir.collector.pcap.Capture;
import io.weir.collector.pcap.UdpPayload;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every datagram that there is to try a decoder on: written by hand, and captured. */
final class Fixtures {
  private static final List<String> CAPTURES = List.of("hsflowd-tcpinfo", "hsflowd-faults");

  /** A packet that extended records may be about: TCP from 10.0.0.1 to 10.0.0.2, over IPv4. */
  static final Wire PACKET =
      Wire.header(
          11,
          "4500 0034 0000 4000 40 06 0000 0a000001 0a000002"
              + "9c40 01bb 00000001 00000002 5012 ffff 0000 0000");

  private Fixtures() {}

  /** A datagram for each record and sample of the {@code *.spec} files, of an agent of its own. */
  static List<byte[]> byHand() throws IOException, URISyntaxException {
    List<Wire> samples = new ArrayList<>();
    for (RecordSpecs.Case spec : RecordSpecs.read("flows")) {
      samples.add(Wire.flowSample(1, 2, PACKET, Wire.tagged(spec.tag(), spec.body())));
    }
    for (RecordSpecs.Case spec : RecordSpecs.read("counters")) {
      samples.add(Wire.counterSample(Wire.tagged(spec.tag(), spec.body())));
    }
    for (RecordSpecs.Case spec : RecordSpecs.read("samples")) {
      samples.add(Wire.tagged(spec.tag(), spec.body()));
    }
    List<byte[]> datagrams = new ArrayList<>();
    for (Wire sample : samples) {
      byte[] datagram = Wire.datagram(1, sample);
      datagram[10] = (byte) (datagrams.size() >>> 8); // the lower half of the agent's address
      datagram[11] = (byte) datagrams.size();
      datagrams.add(datagram);
    }
    return datagrams;
  }

  /**
   * Of the bundled captures the first datagram of each shape: one that holds the same structures.
   */
  static List<byte[]> captured() throws IOException {
    Set<List<Boolean>> shapes = new HashSet<>();
    List<byte[]> datagrams = new ArrayList<>();
    for (String name : CAPTURES) {
      for (byte[] datagram : captured(name)) {
        if (shapes.add(shape(datagram))) {
          datagrams.add(datagram);
        }
      }
    }
    return datagrams;
  }

  /** Every datagram of a bundled capture. */
  static List<byte[]> captured(String name) throws IOException {
    List<byte[]> datagrams = new ArrayList<>();
    try (Capture capture =
        Capture.open(name, Fixtures.class.getResourceAsStream("/demo/" + name + ".pcap.gz"))) {
      while (capture.next()) {
        datagrams.add(bytes(capture.payload()));
      }
    }
    return datagrams;
  }

  static byte[] bytes(UdpPayload payload) {
    return Arrays.copyOfRange(
        payload.bytes(), payload.offset(), payload.offset() + payload.length());
  }

  private static List<Boolean> shape(byte[] datagram) {
    List<Long> structures = new Decoded().decode(datagram).agents().list().getFirst().structures();
    return structures.stream().map(count -> count > 0).toList();
  }
}
