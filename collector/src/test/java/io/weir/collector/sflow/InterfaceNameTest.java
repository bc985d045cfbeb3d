package io.weir.collector.sflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counters tell the names of interfaces, which the rows of packets bear from then on. */
final class InterfaceNameTest {
  private int sequence;

  @Test
  void rowsBearTheNamesThatCountersHaveTold() {
    Decoded decoded = new Decoded();
    assertFalse(flow(decoded, 3, 5).containsKey("input.name"), "nobody has told a name yet");
    decoded.decode(datagram(portName(0, 3, "swp3"), portName(0, 5, "swp5")));
    assertEquals("swp3", flow(decoded, 3, 5).get("input.name"));
    assertEquals("swp5", flow(decoded, 3, 5).get("output.name"));
    assertEquals("swp3", flow(decoded, 5, 3).get("output.name"));
    assertFalse(
        flow(decoded, 4, 0x8000_0005).containsKey("output.name"), "five outputs, not port 5");
  }

  @Test
  void discardedPacketsBearThemToo() {
    Decoded decoded = new Decoded().decode(datagram(portName(0, 3, "swp3")));
    decoded.decode(datagram(Wire.tagged(5, new Wire().u32(1, 0, 3, 0, 3, 3, 256).records())));
    assertEquals("swp3", decoded.drops().getFirst().get("input.name"));
    assertEquals("swp3", decoded.drops().getFirst().get("output.name"));
  }

  @Test
  void anInterfaceMayBeRenamed() {
    Decoded decoded = new Decoded().decode(datagram(portName(0, 3, "swp3")));
    decoded.decode(datagram(portName(0, 3, "uplink")));
    assertEquals("uplink", flow(decoded, 3, 5).get("input.name"));
  }

  @Test
  void onlyInterfacesHaveNamesOfInterfaces() {
    Decoded decoded = new Decoded().decode(datagram(portName(2, 3, "chassis"), portName(0, 5, "")));
    assertFalse(flow(decoded, 3, 5).containsKey("input.name"));
    assertFalse(flow(decoded, 3, 5).containsKey("output.name"));
  }

  @Test
  void otherAgentsHaveNamesOfTheirOwn() {
    Decoded decoded = new Decoded().decode(datagram(portName(0, 3, "swp3")));
    byte[] ofAnother = datagram(Wire.flowSample(3, 5));
    ofAnother[11] = 9; // the last byte of the agent's address
    decoded.decode(ofAnother);
    assertFalse(decoded.flows().getLast().containsKey("input.name"));
  }

  private Map<String, Object> flow(Decoded decoded, int input, int output) {
    return decoded.decode(datagram(Wire.flowSample(input, output))).flows().getLast();
  }

  private byte[] datagram(Wire... samples) {
    return Wire.datagram(++sequence, samples);
  }

  /** A compact counter sample of a data source that has nothing but its name. */
  private static Wire portName(int sourceClass, int index, String name) {
    byte[] bytes = name.getBytes(UTF_8);
    Wire text = new Wire().u32(bytes.length).bytes(bytes).bytes(new byte[-bytes.length & 3]);
    return Wire.tagged(
        2, new Wire().u32(1, sourceClass << 24 | index).records(Wire.tagged(1005, text)));
  }
}
