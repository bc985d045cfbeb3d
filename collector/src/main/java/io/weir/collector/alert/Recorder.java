package io.weir.collector.alert;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.rule.RecordRule;
import io.weir.collector.alert.rule.Sample;
import io.weir.collector.alert.state.EvaluationException;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes what record rules find into {@code counters}: the rule's name is {@code name}, the label
 * {@code agent} is {@code agent} if it is an address, and all other labels are {@code tags}. Any
 * thread may call.
 */
public final class Recorder implements Recording {
  private static final String KIND = "gauge";
  private static final String SOURCE = "rules";
  private static final String AGENT = "agent";

  private final RowWriter writer;
  private final Row row = new Row(Counters.TABLE);

  /** A recorder that owns a writer of the table {@code counters}. */
  public Recorder(RowWriter writer) {
    this.writer = writer;
  }

  @Override
  public synchronized void record(RecordRule rule, List<Sample> samples, int limit, long nowMillis)
      throws EvaluationException {
    if (samples.size() > limit) {
      throw new EvaluationException(
          "the rule makes %d rows, and its group allows %d; narrow the query, or raise \"limit\""
              .formatted(samples.size(), limit));
    }
    try {
      for (Sample sample : samples) {
        if (Double.isFinite(sample.value())) {
          append(rule.name(), rule.labelsOf(sample), sample.value(), nowMillis);
        }
      }
    } finally {
      writer.publish();
    }
  }

  private void append(String name, Labels labels, double value, long nowMillis)
      throws EvaluationException {
    row.clear();
    row.set(Counters.TIME, nowMillis);
    row.setNumber(Counters.VALUE, value);
    text(Counters.NAME, name);
    text(Counters.KIND, KIND);
    text(Counters.SOURCE_NAME, SOURCE);
    Map<String, String> tags = new TreeMap<>(labels.values());
    if (isAddress(labels.get(AGENT))) {
      Address agent = Address.parse(tags.remove(AGENT));
      row.setAddress(Counters.AGENT, agent.high(), agent.low());
    }
    if (!tags.isEmpty()) {
      text(
          Counters.TAGS,
          tags.entrySet().stream().map(Object::toString).collect(Collectors.joining(",")));
    }
    if (!writer.append(row)) {
      throw new EvaluationException("the store has no room for what the rule records");
    }
  }

  private void text(Field field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    row.setText(field, bytes, 0, bytes.length);
  }

  private static boolean isAddress(String text) {
    try {
      var _ = Address.parse(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
