package io.weir.collector.telemetry;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.weir.collector.agent.SenderLimits;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.DatagramDecoder;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.storage.schema.Address;
import java.net.InetAddress;

/**
 * Takes the JSON messages that programs send to host-sflow: a datagram is an object whose keys are
 * kinds of messages. The agent is the address that it came from. What is broken costs its message,
 * and is counted. Belongs to one thread.
 *
 * <pre>
 * {"rtmetric": {"datasource": "shop", "orders": {"type": "counter32", "value": 7}}}
 * {"rtflow": {"datasource": "shop", "sampling_rate": 1, "src.ip": {"type": "ip", "value": "10.0.0.1"}}}
 * {"app_operation": {"application": "shop", "operation": "order", "status": 0, "uS": 1200}}
 * {"flow_sample": {"app_name": "shop", "sampling_rate": 10, "app_operation": {...}, ...}}
 * {"counter_sample": {"app_name": "shop", "app_operations": {"success": 7}, "app_resources": {...}, "app_workers": {...}}}
 * </pre>
 */
public final class JsonDecoder implements DatagramDecoder {
  private final TableWriters writers;
  private final IngestCounters counters;
  private final Admission admission;
  private final SenderLimits limits;
  private final JsonMetrics metrics;
  private final JsonCounters samples;
  private final JsonFlows flows;

  /** A decoder that appends to writers of its own. */
  public JsonDecoder(
      TableWriters writers, IngestCounters counters, Admission admission, SenderLimits limits) {
    this.writers = writers;
    this.counters = counters;
    this.admission = admission;
    this.limits = limits;
    this.metrics = new JsonMetrics(writers.counters(), counters);
    this.samples = new JsonCounters(writers.counters(), counters);
    this.flows = new JsonFlows(writers.flows(), counters);
  }

  @Override
  public void decode(byte[] datagram, int length, InetAddress source, long receivedMillis) {
    counters.add(IngestCounter.JSON_DATAGRAMS, 1);
    Address agent = Address.of(source);
    if (!admission.admitsPeer(source)) {
      counters.add(IngestCounter.DATAGRAMS_OF_OTHER_PEERS, 1);
      return;
    }
    if (!admission.admitsAgent(agent.high(), agent.low())) {
      counters.add(IngestCounter.DATAGRAMS_OF_OTHER_AGENTS, 1);
      return;
    }
    if (!limits.admits(agent, receivedMillis)) {
      counters.add(IngestCounter.DATAGRAMS_OVER_LIMIT, 1);
      return;
    }
    JsonObject messages;
    try {
      messages = new JsonObject(Buffer.buffer().appendBytes(datagram, 0, length));
    } catch (DecodeException _) {
      counters.add(IngestCounter.JSON_MALFORMED, 1);
      return;
    }
    for (String kind : messages.fieldNames()) {
      message(kind, messages.getValue(kind), agent, receivedMillis);
    }
  }

  @Override
  public void publish() {
    writers.publish();
  }

  private void message(String kind, Object message, Address agent, long receivedMillis) {
    if (!(message instanceof JsonObject body)) {
      counters.add(IngestCounter.JSON_MALFORMED, 1);
      return;
    }
    try {
      switch (kind) {
        case "rtmetric" -> metrics.metrics(body, agent, receivedMillis);
        case "rtflow" -> flows.flow(body, agent, receivedMillis);
        case "app_operation" -> flows.operation(body, agent, receivedMillis);
        case "flow_sample" -> flows.sample(body, agent, receivedMillis);
        case "counter_sample" -> samples.sample(body, agent, receivedMillis);
        default -> counters.add(IngestCounter.JSON_SKIPPED, 1);
      }
    } catch (ClassCastException | IllegalArgumentException _) { // a value of another type
      counters.add(IngestCounter.JSON_MALFORMED, 1);
    }
  }
}
