package io.weir.collector.sflow;

import io.weir.collector.ingest.Agents;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.packet.Bytes;
import io.weir.storage.schema.Address;
import io.weir.storage.store.RowWriter;
import java.net.InetAddress;

/**
 * Turns a datagram into rows (sFlow v5, section 5). Never throws because of what a datagram holds:
 * what is broken costs only itself, and is counted. Makes no garbage. Belongs to one thread.
 *
 * <pre>
 * u32 version  5
 * address      of the agent: u32 type (0 unknown, 1 IPv4, 2 IPv6), then none, 4 or 16 bytes
 * u32          sub-agent
 * u32          sequence number of the datagram
 * u32          uptime, milliseconds
 * u32          number of samples, then for each: u32 tag, u32 length, body
 * </pre>
 */
public final class SflowDecoder {
  private static final int VERSION = 5;

  // sFlow v5, section 5: sample_data
  private static final int FLOW_SAMPLE = 1;
  private static final int COUNTERS_SAMPLE = 2;
  private static final int FLOW_SAMPLE_EXPANDED = 3;
  private static final int COUNTERS_SAMPLE_EXPANDED = 4;

  private final RowWriter flows;
  private final RowWriter counterRows;
  private final IngestCounters counters;
  private final Agents agents;
  private final FlowSampleDecoder flowSamples;
  private final CounterSampleDecoder counterSamples;

  /** A decoder that appends to two writers of its own, which it publishes after each datagram. */
  public SflowDecoder(
      RowWriter flows, RowWriter counterRows, IngestCounters counters, Agents agents) {
    this.flows = flows;
    this.counterRows = counterRows;
    this.counters = counters;
    this.agents = agents;
    this.flowSamples = new FlowSampleDecoder(flows, counters);
    this.counterSamples = new CounterSampleDecoder(counterRows, counters);
  }

  /**
   * Decodes the first {@code length} bytes.
   *
   * @param source where the datagram came from
   * @param receivedMillis when it came, in milliseconds since 1970: the time of its rows
   */
  public void decode(byte[] datagram, int length, InetAddress source, long receivedMillis) {
    counters.add(IngestCounter.DATAGRAMS, 1);
    counters.add(IngestCounter.DATAGRAM_BYTES, length);
    if (length < 8) {
      counters.add(IngestCounter.DATAGRAMS_MALFORMED, 1);
      return;
    }
    if (Bytes.i32(datagram, 0) != VERSION) {
      counters.add(IngestCounter.DATAGRAMS_OTHER_VERSION, 1);
      return;
    }
    int addressBytes = addressBytes(Bytes.i32(datagram, 4));
    int at = 8 + addressBytes;
    if (addressBytes < 0 || length < at + 16) {
      counters.add(IngestCounter.DATAGRAMS_MALFORMED, 1);
      return;
    }
    long high = addressBytes == 16 ? Bytes.i64(datagram, 8) : 0;
    long low =
        switch (addressBytes) {
          case 4 -> Address.lowOfIpv4(Bytes.i32(datagram, 8));
          case 16 -> Bytes.i64(datagram, 16);
          default -> 0;
        };
    int subAgent = Bytes.i32(datagram, at);
    int samples = Bytes.i32(datagram, at + 12);
    flowSamples.begin(receivedMillis, high, low, subAgent);
    counterSamples.begin(receivedMillis, high, low, subAgent);
    int decoded = decodeSamples(datagram, at + 16, length, samples);
    flows.publish();
    counterRows.publish();
    if (!agents.heard(
        high, low, subAgent, Bytes.i32(datagram, at + 4), decoded, source, receivedMillis)) {
      counters.add(IngestCounter.AGENTS_BEYOND_LIMIT, 1);
    }
  }

  /** Answers how many samples were decoded. */
  private int decodeSamples(byte[] datagram, int from, int end, int count) {
    int decoded = 0;
    int at = from;
    for (int i = 0; i != count; i++) {
      if (end - at < 8) {
        counters.add(IngestCounter.DATAGRAMS_CUT, 1);
        return decoded;
      }
      int tag = Bytes.i32(datagram, at);
      int length = Bytes.i32(datagram, at + 4);
      at += 8;
      if (length < 0 || length > end - at) {
        counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
        return decoded;
      }
      decoded += decodeSample(tag, datagram, at, at + length);
      at += padded(length, end - at);
    }
    if (at < end) {
      counters.add(IngestCounter.DATAGRAMS_TRAILING, 1);
    }
    return decoded;
  }

  private int decodeSample(int tag, byte[] datagram, int from, int to) {
    switch (tag) {
      case FLOW_SAMPLE -> flowSamples.decodeCompact(datagram, from, to);
      case FLOW_SAMPLE_EXPANDED -> flowSamples.decodeExpanded(datagram, from, to);
      case COUNTERS_SAMPLE -> counterSamples.decodeCompact(datagram, from, to);
      case COUNTERS_SAMPLE_EXPANDED -> counterSamples.decodeExpanded(datagram, from, to);
      default -> {
        counters.add(IngestCounter.SAMPLES_SKIPPED, 1);
        counters.skipped().add(Space.SAMPLE, tag);
        return 0;
      }
    }
    return 1;
  }

  /**
   * A length rounded up to a multiple of four, as far as there are bytes: structures begin at such
   * places.
   */
  static int padded(int length, int left) {
    return Math.min((length + 3) & ~3, left);
  }

  private static int addressBytes(int type) {
    return switch (type) {
      case 0 -> 0;
      case 1 -> 4;
      case 2 -> 16;
      default -> -1;
    };
  }
}
