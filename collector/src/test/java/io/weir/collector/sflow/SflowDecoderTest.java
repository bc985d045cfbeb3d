package io.weir.collector.sflow;

import static io.weir.collector.sflow.Wire.counterSample;
import static io.weir.collector.sflow.Wire.datagram;
import static io.weir.collector.sflow.Wire.flowSample;
import static io.weir.collector.sflow.Wire.header;
import static io.weir.collector.sflow.Wire.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.SkippedTags;
import io.weir.storage.schema.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SflowDecoderTest {
  private static final String ETHERNET = "020000000002 020000000001 ";
  private static final String IPV4_TCP =
      "4500 0034 0000 4000 40 06 0000 0a000001 0a000002 9c40 01bb 00000001 00000002 5012 ffff 0000 0000";

  @Test
  void makesARowOfACompactFlowSample() {
    Decoded decoded =
        new Decoded()
            .decode(datagram(1, flowSample(2, 5, header(1, ETHERNET + "0800" + IPV4_TCP))));
    assertEquals(
        List.of(
            Map.ofEntries(
                Map.entry("time", Decoded.TIME_MILLIS),
                Map.entry("agent", Address.parse("192.0.2.1")),
                Map.entry("agent.sub", 7L),
                Map.entry("source.class", 0L),
                Map.entry("source.index", 3L),
                Map.entry("sampling.rate", 400L),
                Map.entry("input", 2L),
                Map.entry("output", 5L),
                Map.entry("frame.bytes", 1000L),
                Map.entry("frames", 1L),
                Map.entry("eth.src", 0x0200_0000_0001L),
                Map.entry("eth.dst", 0x0200_0000_0002L),
                Map.entry("eth.type", 0x0800L),
                Map.entry("src.ip", Address.parse("10.0.0.1")),
                Map.entry("dst.ip", Address.parse("10.0.0.2")),
                Map.entry("protocol", 6L),
                Map.entry("ip.tos", 0L),
                Map.entry("ip.ttl", 64L),
                Map.entry("ip.bytes", 52L),
                Map.entry("src.port", 40_000L),
                Map.entry("dst.port", 443L),
                Map.entry("stack", "eth.ip.tcp"),
                Map.entry("tcp.flags", 0x12L))),
        decoded.flows());
    assertEquals(0, decoded.broken());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 020000000002020000000001 0800, eth.ip.tcp",
    "7, ff03 0021, ppp.ip.tcp",
    "11, '', ip.tcp",
    "13, 00064140, mpls.ip.tcp",
    "15, 0801 0000 020000000001 020000000002 020000000003 0000 aaaa03 000000 0800, wlan.llc.ip.tcp",
  })
  void readsAHeaderByItsProtocol(int protocol, String link, String stack) {
    Decoded decoded =
        new Decoded().decode(datagram(1, flowSample(2, 5, header(protocol, link + IPV4_TCP))));
    Map<String, Object> row = decoded.flows().getFirst();
    assertEquals(stack, row.get("stack"));
    assertEquals(443L, row.get("dst.port"));
  }

  @Test
  void keepsTheLengthOfAFrameOfAnotherProtocol() {
    Decoded decoded = new Decoded().decode(datagram(1, flowSample(2, 5, header(2, IPV4_TCP))));
    Map<String, Object> row = decoded.flows().getFirst();
    assertEquals(1000L, row.get("frame.bytes"));
    assertFalse(row.containsKey("stack"));
  }

  @Test
  void makesARowOfAnExpandedFlowSample() {
    Wire body = new Wire().u32(9, 3, 150_000, 10, 100, 0, 0, 0x3fff_ffff, 2, 4).records();
    Map<String, Object> row = only(new Decoded().decode(datagram(1, tagged(3, body))).flows());
    assertEquals(3L, row.get("source.class"));
    assertEquals(150_000L, row.get("source.index"));
    assertEquals(10L, row.get("sampling.rate"));
    assertEquals(1_073_741_823L, row.get("input"));
    assertEquals(4L, row.get("output.count"));
    assertFalse(row.containsKey("output"));
    assertFalse(row.containsKey("frame.bytes"));
  }

  @Test
  void readsWhatAnInterfaceNumberSays() {
    assertFalse(flow(0, 5).containsKey("input"));
    assertEquals(1_073_741_823L, flow(0x3fff_ffff, 0).get("input"));
    assertEquals("acl", flow(1, 0x4000_0102).get("drop.reason"));
    assertEquals(258L, flow(1, 0x4000_0102).get("drop.code"));
    assertFalse(flow(1, 0x4000_0102).containsKey("output"));
    assertEquals(7L, flow(1, 0x8000_0007).get("output.count"));
    assertEquals(0L, flow(1, 0x8000_0000).get("output.count"));
  }

  @Test
  void readsSampledEthernetAndIp() {
    Wire ethernet =
        tagged(2, new Wire().u32(64).hex("020000000001 0000 020000000002 0000").u32(0x86dd));
    Map<String, Object> frame = flow(1, 2, ethernet);
    assertEquals(64L, frame.get("frame.bytes"));
    assertEquals(0x0200_0000_0001L, frame.get("eth.src"));
    assertEquals(0x86ddL, frame.get("eth.type"));

    Wire ipv4 =
        tagged(3, new Wire().u32(1400, 6).hex("0a000001 0a000002").u32(1234, 80, 0x18, 0xb8));
    Map<String, Object> packet = flow(1, 2, ipv4);
    assertEquals(1400L, packet.get("ip.bytes"));
    assertEquals(1400L, packet.get("frame.bytes"));
    assertEquals(Address.parse("10.0.0.2"), packet.get("dst.ip"));
    assertEquals(80L, packet.get("dst.port"));
    assertEquals(0x18L, packet.get("tcp.flags"));
    assertEquals(0xb8L, packet.get("ip.tos"));

    Wire ipv6 =
        tagged(
            4,
            new Wire()
                .u32(1300, 17)
                .hex("20010db8000000000000000000000001 20010db8000000000000000000000002")
                .u32(53, 5353, 0, 0));
    Map<String, Object> datagram = flow(1, 2, ipv6);
    assertEquals(Address.parse("2001:db8::1"), datagram.get("src.ip"));
    assertEquals(5353L, datagram.get("dst.port"));
    assertFalse(datagram.containsKey("tcp.flags"));
  }

  @Test
  void aLateDatagramTellsNoRetransmitsTwice() {
    Decoded decoded =
        new Decoded()
            .decode(datagram(1, retransmits(7)))
            .decode(datagram(3, retransmits(12)))
            .decode(datagram(2, retransmits(9)))
            .decode(datagram(4, retransmits(13)));
    assertEquals(
        Arrays.asList(null, 5L, 0L, 1L),
        decoded.flows().stream().map(row -> row.get("tcp.retransmits")).toList());
  }

  @Test
  void anEncryptedFrameHasThePacketOfItsPayload() {
    Wire frame = header(15, "0842 0000 020000000001 020000000002 020000000003 0000 0000");
    Wire payload = new Wire().u32(0x0fac04, 48).hex("aaaa03000000 0800" + IPV4_TCP);
    Decoded decoded =
        new Decoded().decode(datagram(1, flowSample(2, 5, frame, tagged(1013, payload))));
    Map<String, Object> row = decoded.flows().getFirst();
    assertEquals("wlan.llc.ip.tcp", row.get("stack"));
    assertEquals(0x0200_0000_0003L, row.get("eth.src"));
    assertEquals(Address.parse("10.0.0.1"), row.get("src.ip"));
    assertEquals(443L, row.get("dst.port"));
    assertEquals(1000L, row.get("frame.bytes"));
    assertEquals(0, decoded.broken());
  }

  @Test
  void aTimestampFarFromTheClockIsNotTaken() {
    Wire timestamp = new Wire().u64((Decoded.TIME_MILLIS + 60_001) * 1_000_000);
    Decoded decoded = new Decoded().decode(datagram(1, flowSample(2, 5, tagged(1043, timestamp))));
    assertEquals(Decoded.TIME_MILLIS, decoded.flows().getFirst().get("time"));
    assertEquals(1, decoded.count(IngestCounter.TIMESTAMPS_REFUSED));
    assertEquals(1, decoded.agents().list().getFirst().refusedTimestamps());
  }

  @Test
  void whatAnAgentTooManySendsIsNotAnothersToHaveSent() {
    Decoded decoded = new Decoded();
    for (int agent = 0; agent <= 8192; agent++) { // one more than is followed
      decoded.decode(datagramOf(agent, 1, flowSample(2, 5)));
    }
    decoded.decode(datagramOf(7, 2, counterSample()));
    assertEquals(1, decoded.count(IngestCounter.AGENTS_BEYOND_LIMIT));
    assertEquals(8193, decoded.flows().size());
    List<Long> structures = decoded.agents().list().get(7).structures();
    assertEquals(2, structures.stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void aHeaderHoldsOverTheOtherFormsOfThePacket() {
    Wire ipv4 = tagged(3, new Wire().u32(1, 17).hex("01010101 02020202").u32(1, 2, 0, 0));
    Wire header = header(1, ETHERNET + "0800" + IPV4_TCP);
    for (Map<String, Object> row : List.of(flow(1, 2, ipv4, header), flow(1, 2, header, ipv4))) {
      assertEquals(1000L, row.get("frame.bytes"));
      assertEquals(Address.parse("10.0.0.1"), row.get("src.ip"));
      assertEquals(6L, row.get("protocol"));
    }
  }

  @Test
  void makesARowOfEachInterfaceCounter() {
    Wire counters =
        tagged(
            1,
            new Wire()
                .u32(3, 6)
                .u64(10_000_000_000L)
                .u32(1, 3)
                .u64(1L << 40)
                .u32(1, 2, 3, 4, 5, -1)
                .u64(-1)
                .u32(11, 12, 13, 14, 15, 0));
    Decoded decoded = new Decoded().decode(datagram(1, counterSample(counters)));
    assertEquals(17, decoded.values().size());
    Map<String, Object> octets =
        decoded.values().stream()
            .filter(row -> row.get("name").equals("ifInOctets"))
            .findFirst()
            .orElseThrow();
    assertEquals((double) (1L << 40), octets.get("value"));
    assertEquals("counter64", octets.get("kind"));
    assertEquals(1L, octets.get("source.sequence"));
    assertEquals(3L, octets.get("input"));
    assertEquals(0L, octets.get("source.class"));
    List<Object> names = decoded.values().stream().map(row -> row.get("name")).toList();
    assertFalse(names.contains("ifInUnknownProtos"), "an unknown counter is all ones");
    assertFalse(names.contains("ifOutOctets"), "an unknown counter is all ones");
    assertEquals(0, decoded.broken());
  }

  @Test
  void skipsUnknownStructuresAndCountsThemByTag() {
    Wire unknownRecord = tagged(4413 << 12 | 99, new Wire().u32(1, 2, 3));
    Wire unknownSample = tagged(6, new Wire().u32(1, 2));
    Wire odd = new Wire().u32(77, 5).bytes(new byte[8]); // five bytes, padded to eight
    Decoded decoded =
        new Decoded()
            .decode(
                datagram(
                    1,
                    unknownSample,
                    flowSample(1, 2, odd, unknownRecord, header(1, ETHERNET + "0800" + IPV4_TCP))));
    assertEquals(443L, only(decoded.flows()).get("dst.port"));
    assertEquals(2, decoded.count(IngestCounter.RECORDS_SKIPPED));
    assertEquals(1, decoded.count(IngestCounter.SAMPLES_SKIPPED));
    assertEquals(0, decoded.broken());
    List<SkippedTags.Skipped> skipped = decoded.counters().skipped().list();
    assertEquals(3, skipped.size());
    assertEquals(
        List.of(new SkippedTags.Skipped(SkippedTags.Space.FLOW_RECORD, 4413, 99, 1)),
        skipped.stream().filter(one -> one.enterprise() == 4413).toList());
  }

  @Test
  void aBrokenRecordCostsOnlyItself() {
    Wire tooShort = tagged(3, new Wire().u32(1, 2));
    Wire beyond = new Wire().u32(1, 5000);
    Decoded decoded =
        new Decoded()
            .decode(
                datagram(
                    1, flowSample(1, 2, tooShort), flowSample(1, 2, beyond), flowSample(3, 4)));
    assertEquals(3, decoded.flows().size());
    assertEquals(2, decoded.count(IngestCounter.RECORDS_MALFORMED));
  }

  @Test
  void aBrokenSampleCostsOnlyItselfAndWhatItsLengthHides() {
    Wire tooShort = tagged(1, new Wire().u32(1, 2, 3));
    Wire beyond = new Wire().u32(1, 100_000);
    Decoded decoded = new Decoded().decode(datagram(1, tooShort, flowSample(1, 2), beyond));
    assertEquals(1, decoded.flows().size());
    assertEquals(2, decoded.count(IngestCounter.SAMPLES_MALFORMED));
  }

  @Test
  void countsDatagramsThatAreNotWhole() {
    Decoded decoded = new Decoded();
    decoded
        .decode(new byte[0])
        .decode(new Wire().u32(5).toBytes())
        .decode(new Wire().u32(5, 3, 0, 0, 0, 0, 0).toBytes());
    assertEquals(3, decoded.count(IngestCounter.DATAGRAMS_MALFORMED));
    decoded.decode(new Wire().u32(4, 1, 0, 1, 2, 3).toBytes());
    assertEquals(1, decoded.count(IngestCounter.DATAGRAMS_OTHER_VERSION));
    decoded.decode(new Wire().u32(5, 0, 1, 1, 1, 9).toBytes());
    assertEquals(1, decoded.count(IngestCounter.DATAGRAMS_CUT));
    assertEquals(0, decoded.count(IngestCounter.DATAGRAMS_TRAILING));
    assertEquals(5, decoded.count(IngestCounter.DATAGRAMS));
    assertEquals(0, decoded.flows().size());
  }

  @Test
  void countsBytesBehindTheLastSample() {
    Wire unannounced = new Wire().bytes(datagram(1, flowSample(1, 2))).add(flowSample(3, 4));
    Decoded decoded = new Decoded().decode(unannounced.toBytes());
    assertEquals(1, decoded.flows().size());
    assertEquals(1, decoded.count(IngestCounter.DATAGRAMS_TRAILING));
    decoded.decode(datagram(2, flowSample(1, 2)));
    assertEquals(1, decoded.count(IngestCounter.DATAGRAMS_TRAILING));
  }

  @Test
  void followsTheSourceOfEverySampleOfALongDatagram() {
    Wire[] samples = new Wire[150];
    Arrays.setAll(samples, i -> flowSample(1, 5));
    Decoded decoded = new Decoded().decode(datagram(1, samples));

    assertEquals(150, decoded.flows().size());
    assertEquals(150, decoded.agents().list().getFirst().samples());
  }

  @Test
  void aCounterSampleOfAnUnknownInterfaceHasNoInput() {
    Wire sample = tagged(2, new Wire().u32(1, 0).records(tagged(1, new Wire().u32(3, 6))));
    Decoded decoded = new Decoded().decode(datagram(1, sample));
    assertEquals(2, decoded.values().size());
    assertFalse(decoded.values().getFirst().containsKey("input"));
    assertEquals(0L, decoded.values().getFirst().get("source.index"));
  }

  @Test
  void aDuplicateTakesNoLossBack() {
    Decoded decoded = new Decoded();
    for (int sequence : new int[] {100, 99, 103, 100, 103, 102, 102}) {
      decoded.decode(datagram(sequence));
    }
    assertEquals(1, decoded.agents().list().getFirst().sequence().lost());
  }

  @Test
  void countsWhatIsMissingFromTheSequence() {
    Decoded decoded = new Decoded();
    for (int sequence : new int[] {10_010, 10_011, 10_014, 10_013, 10_015, 3, 4}) {
      decoded.decode(datagram(sequence));
    }
    assertEquals(1, decoded.agents().list().getFirst().sequence().lost());
    assertEquals(7, decoded.agents().list().getFirst().sequence().received());
    assertEquals("192.0.2.1", decoded.agents().list().getFirst().address().toString());
  }

  @Test
  void aLongGapIsLossAndAFarOlderNumberIsARestart() {
    Decoded decoded =
        new Decoded()
            .decode(datagram(100))
            .decode(datagram(50_100))
            .decode(datagram(1))
            .decode(datagram(2));
    assertEquals(49_999, decoded.agents().list().getFirst().sequence().lost());
  }

  @Test
  void anAgentWithoutAddressIsAbsent() {
    Wire unknown =
        new Wire()
            .u32(5, 0, 7, 1, 1000, 2)
            .add(flowSample(1, 2))
            .add(counterSample(tagged(1, new Wire().u32(3, 6))));
    Decoded decoded = new Decoded().decode(unknown.toBytes());
    assertFalse(only(decoded.flows()).containsKey("agent"));
    assertFalse(decoded.values().getFirst().containsKey("agent"));
  }

  @Test
  void sequenceNumbersWrap() {
    Decoded decoded =
        new Decoded()
            .decode(datagram(-2))
            .decode(datagram(-1))
            .decode(datagram(0))
            .decode(datagram(2));
    assertEquals(1, decoded.agents().list().getFirst().sequence().lost());
  }

  private static Map<String, Object> flow(int input, int output, Wire... records) {
    return only(new Decoded().decode(datagram(1, flowSample(input, output, records))).flows());
  }

  private static Map<String, Object> only(List<Map<String, Object>> rows) {
    assertEquals(1, rows.size());
    return rows.getFirst();
  }

  private static Wire retransmits(int total) {
    Wire connection = new Wire().u32(1, 1448, 536, 0, 0, total, 1500, 900, 50, 10, 3, 800);
    return flowSample(2, 5, header(11, IPV4_TCP), tagged(2209, connection));
  }

  private static byte[] datagramOf(int agent, int sequence, Wire sample) {
    return new Wire().u32(5, 1, agent, 0, sequence, 1000, 1).add(sample).toBytes();
  }
}
