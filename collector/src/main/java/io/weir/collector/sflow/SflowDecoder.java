package io.weir.collector.sflow;

import io.weir.collector.agent.Agent;
import io.weir.collector.agent.Agents;
import io.weir.collector.agent.FlowSampleNotes;
import io.weir.collector.agent.StructureTally;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.DatagramDecoder;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.SkippedTags;
import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.TagIndex;
import io.weir.collector.packet.Xdr;
import io.weir.collector.sflow.flow.FlowRecords;
import io.weir.collector.telemetry.RtflowDecoder;
import io.weir.collector.telemetry.RtmetricDecoder;
import io.weir.storage.count.LocalCounts;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.net.InetAddress;
import java.util.stream.Stream;

/**
 * Turns a datagram into rows (sFlow v5, section 5). Never throws because of what a datagram holds:
 * what is broken costs only itself, and is counted. Makes no garbage. Belongs to one thread.
 */
public final class SflowDecoder implements DatagramDecoder {
  private static final int VERSION = 5;
  private static final TagIndex SAMPLES =
      new TagIndex(Stream.of(SampleFormat.values()).mapToInt(SampleFormat::tag).toArray());

  private final TableWriters writers;
  private final SkippedTags skipped;
  private final LocalCounts<IngestCounter> counters;
  private final Agents agents;
  private final Admission admission;
  private final StructureTally tally = new StructureTally();
  private final FlowSampleNotes notes = new FlowSampleNotes();
  private final Datagram datagram = new Datagram();
  private final FlowRecords records;
  private final FlowSampleDecoder flowSamples;
  private final CounterSampleDecoder counterSamples;
  private final DiscardedPacketDecoder discardedPackets;
  private final RtmetricDecoder rtmetrics;
  private final RtflowDecoder rtflows;

  /** A decoder that appends to writers of its own. */
  public SflowDecoder(
      TableWriters writers, IngestCounters counters, Agents agents, Admission admission) {
    this.writers = writers;
    this.skipped = counters.skipped();
    this.counters = new LocalCounts<>(counters, IngestCounter.class);
    this.agents = agents;
    this.admission = admission;
    this.records = new FlowRecords(counters, tally, Structures.FLOW_RECORDS);
    this.flowSamples =
        new FlowSampleDecoder(datagram, records, writers.flows(), notes, this.counters);
    this.counterSamples = new CounterSampleDecoder(datagram, tally, writers.counters(), counters);
    this.discardedPackets =
        new DiscardedPacketDecoder(datagram, records, writers.drops(), counters);
    this.rtmetrics = new RtmetricDecoder(writers.counters(), counters);
    this.rtflows = new RtflowDecoder(writers.flows(), counters);
  }

  @Override
  public void decode(byte[] bytes, int length, InetAddress source, long receivedMillis) {
    counters.add(IngestCounter.DATAGRAMS, 1);
    counters.add(IngestCounter.DATAGRAM_BYTES, length);
    if (!admission.admitsPeer(source)) {
      counters.add(IngestCounter.DATAGRAMS_OF_OTHER_PEERS, 1);
    } else if (length < 8) {
      counters.add(IngestCounter.DATAGRAMS_MALFORMED, 1);
    } else if (Bytes.i32(bytes, 0) != VERSION) {
      counters.add(IngestCounter.DATAGRAMS_OTHER_VERSION, 1);
    } else if (!datagram.read(bytes, length)) {
      counters.add(IngestCounter.DATAGRAMS_MALFORMED, 1);
    } else if (!admission.admitsAgent(datagram.agentHigh(), datagram.agentLow())) {
      counters.add(IngestCounter.DATAGRAMS_OF_OTHER_AGENTS, 1);
    } else if (isWanted(bytes, length, source, receivedMillis)) {
      decodeSamples(bytes, length);
    }
  }

  @Override
  public void publish() {
    writers.publish();
    counters.handOver();
  }

  /** Notes the datagram with its agent; a duplicate, or one too many, is not decoded. */
  private boolean isWanted(byte[] bytes, int length, InetAddress source, long receivedMillis) {
    Agent agent = agents.find(datagram.agentHigh(), datagram.agentLow(), datagram.subAgent());
    datagram.from(agent, receivedMillis);
    if (agent == null) {
      records.late(false);
      counters.add(IngestCounter.AGENTS_BEYOND_LIMIT, 1);
      return true;
    }
    int content = datagram.content(bytes, length);
    Agent.Outcome outcome =
        agent.admit(datagram.sequence(), content, datagram.uptimeMillis(), source, receivedMillis);
    records.late(outcome == Agent.Outcome.LATE);
    return switch (outcome) {
      case ACCEPTED, LATE -> true;
      case DUPLICATE -> {
        counters.add(IngestCounter.DATAGRAMS_DUPLICATE, 1);
        yield false;
      }
      case OVER_LIMIT -> {
        counters.add(IngestCounter.DATAGRAMS_OVER_LIMIT, 1);
        yield false;
      }
    };
  }

  private void decodeSamples(byte[] bytes, int end) {
    counterSamples.begin();
    tally.clear(); // of a datagram whose agent is not followed, nobody has taken it
    int at = datagram.end();
    for (int i = 0; i != datagram.samples(); i++) {
      if (end - at < 8) {
        counters.add(IngestCounter.DATAGRAMS_CUT, 1);
        at = end;
        break;
      }
      int tag = Bytes.i32(bytes, at);
      int length = Bytes.i32(bytes, at + 4);
      at += 8;
      if (length < 0 || length > end - at) {
        counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
        at = end;
        break;
      }
      decodeSample(tag, bytes, at, at + length);
      at += Xdr.padded(length, end - at);
    }
    if (at < end) {
      counters.add(IngestCounter.DATAGRAMS_TRAILING, 1);
    }
    if (datagram.agent() != null) {
      datagram.agent().held(tally, notes);
    }
  }

  private void decodeSample(int tag, byte[] bytes, int from, int to) {
    int place = SAMPLES.find(tag);
    if (place == TagIndex.NONE) {
      counters.add(IngestCounter.SAMPLES_SKIPPED, 1);
      skipped.add(Space.SAMPLE, tag);
      return;
    }
    tally.add(Structures.SAMPLES + place);
    switch (SampleFormat.at(place)) {
      case FLOW_SAMPLE -> flowSamples.decodeCompact(bytes, from, to);
      case FLOW_SAMPLE_EXPANDED -> flowSamples.decodeExpanded(bytes, from, to);
      case COUNTERS_SAMPLE -> counterSamples.decodeCompact(bytes, from, to);
      case COUNTERS_SAMPLE_EXPANDED -> counterSamples.decodeExpanded(bytes, from, to);
      case DISCARDED_PACKET -> discardedPackets.decode(bytes, from, to);
      case RTMETRIC -> {
        Row row = rtmetrics.begin();
        row.set(Counters.TIME, datagram.receivedMillis());
        datagram.describe(row, Counters.AGENT, Counters.SUB_AGENT);
        rtmetrics.decode(bytes, from, to);
      }
      case RTFLOW -> {
        Row row = rtflows.begin();
        row.set(Flows.TIME, datagram.receivedMillis());
        datagram.describe(row, Flows.AGENT, Flows.SUB_AGENT);
        rtflows.decode(bytes, from, to);
      }
    }
  }
}
