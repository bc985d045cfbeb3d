package io.weir.collector.health.measure;

import io.weir.collector.health.judge.Aspect;
import io.weir.collector.health.judge.Finding;
import io.weir.collector.health.judge.Metric;
import io.weir.collector.health.judge.Verdict;
import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.Side;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Paths;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes verdicts as rows of {@code paths}. Belongs to one thread. */
final class PathRows {
  private final Row row = new Row(Paths.TABLE);

  /** Writes a verdict; false if there is no room for it. */
  boolean write(Verdict verdict, RowWriter writer) {
    row.clear();
    PathMinute minute = verdict.minute();
    row.set(Paths.TIME, minute.startMillis());
    List<String> texts = PathFields.texts(minute.key());
    for (int i = 0; i < texts.size(); i++) {
      text(PathFields.of(Paths.TABLE).get(i), texts.get(i));
    }
    text(Paths.REMOTE_COUNTRY, minute.country());
    row.set(Paths.TRAFFIC, Math.round(verdict.traffic()));
    measures(minute);
    verdict.findings().forEach(this::usual);
    verdict.nhi().ifPresent(nhi -> row.set(Paths.NHI, nhi));
    text(
        Paths.IMPAIRED,
        verdict.impaired().stream().map(Aspect::toString).collect(Collectors.joining(" ")));
    row.set(Paths.PERFORMANCE, score(verdict, Aspect.PERFORMANCE));
    row.set(Paths.AVAILABILITY, score(verdict, Aspect.AVAILABILITY));
    verdict.cause().ifPresent(cause -> text(Paths.CAUSE, cause.toString()));
    text(Paths.EVIDENCE, verdict.evidence());
    return writer.append(row);
  }

  private static int score(Verdict verdict, Aspect aspect) {
    return verdict.isBad(aspect) ? 0 : 100;
  }

  private void measures(PathMinute minute) {
    row.set(Paths.SAMPLES, minute.samples());
    row.set(Paths.FLOW_COUNT, minute.flows());
    row.set(Paths.BYTES, minute.bytes());
    row.set(Paths.LOCAL_HOSTS, minute.hosts(Side.LOCAL));
    row.set(Paths.REMOTE_HOSTS, minute.hosts(Side.REMOTE));
    double[] logs = minute.logs(Measure.LOG_RTT, Measure.RTT_SAMPLES);
    if (logs.length > 0) {
      row.set(Paths.RTT_SAMPLES, (long) minute.sum(Measure.RTT_SAMPLES));
      row.set(Paths.RTT_P25, quantile(logs, 0.25));
      row.set(Paths.RTT_P50, quantile(logs, 0.50));
      row.set(Paths.RTT_P75, quantile(logs, 0.75));
      row.set(Paths.RTT_P95, quantile(logs, 0.95));
    }
    if (minute.sum(Measure.OBSERVED) > 0) {
      row.set(Paths.RETRANSMITS, (long) minute.sum(Measure.RETRANSMITS));
      row.set(Paths.LOSSES, (long) minute.sum(Measure.LOSSES));
      row.set(Paths.OBSERVED, (long) minute.sum(Measure.OBSERVED));
      row.set(Paths.OBSERVED_PACKETS, (long) minute.sum(Measure.OBSERVED_PACKETS));
      row.set(Paths.SENT_PACKETS, (long) minute.sum(Measure.SENT_PACKETS));
    }
    count(Paths.HANDSHAKES, minute, Measure.OPENED);
    count(Paths.HANDSHAKES_ANSWERED, minute, Measure.ACCEPTED);
    count(Paths.RESETS, minute, Measure.RESETS);
    count(Paths.TIMEOUTS, minute, Measure.TIMEOUTS);
  }

  private void count(Field field, PathMinute minute, Measure measure) {
    boolean told =
        measure == Measure.TIMEOUTS
            ? minute.sum(Measure.OPERATIONS) > 0
            : minute.sum(Measure.TCP) > 0;
    if (told) {
      row.set(field, (long) minute.sum(measure));
    }
  }

  private void usual(Finding finding) {
    if (finding.metric() == Metric.RTT) {
      row.set(Paths.RTT_USUAL, Math.round(finding.usual()));
    }
    if (finding.metric() == Metric.RETRANSMITS) {
      row.setNumber(Paths.RETRANSMIT_RATIO, finding.now() * 100);
      row.setNumber(Paths.RETRANSMIT_USUAL, finding.usual() * 100);
    }
  }

  private void text(Field field, String text) {
    if (!text.isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      row.setText(field, bytes, 0, bytes.length);
    }
  }

  private static long quantile(double[] logs, double part) {
    return Math.round(Math.exp(logs[(int) (part * (logs.length - 1) + 0.5)]));
  }
}
