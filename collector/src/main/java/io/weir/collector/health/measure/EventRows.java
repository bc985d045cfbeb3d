package io.weir.collector.health.measure;

import io.weir.collector.health.score.HealthEvent;
import io.weir.collector.health.score.Scope;
import io.weir.storage.schema.Events;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes steps of health events as rows of {@code events}. Belongs to one thread. */
final class EventRows {
  /** What the field {@code kind} of a health event says. */
  static final String KIND = "health";

  private static final String SCOPE = "scope=";

  private final Row row = new Row(Events.TABLE);

  /** Writes a step; false if there is no room for it. */
  boolean write(HealthEvent event, RowWriter writer) {
    row.clear();
    row.set(Events.TIME, event.timeMillis());
    text(Events.KIND, KIND);
    text(Events.EVENT, event.id());
    text(Events.NAME, event.aspect().toString());
    text(Events.STATE, event.state().toString());
    row.setNumber(Events.VALUE, event.score());
    text(Events.LABELS, SCOPE + event.scope());
    text(Events.SUMMARY, event.summary());
    row.set(Events.STARTED, event.startedMillis());
    row.setNumber(Events.IMPACT, event.impactPercent());
    single(Events.LOCAL, event.locals());
    single(Events.PROVIDER, event.remotes());
    return writer.append(row);
  }

  /** The scope that the field {@code labels} of a health event tells. */
  static Scope scope(String labels) {
    return Scope.parse(labels.substring(SCOPE.length()));
  }

  private void single(Field field, Set<String> touched) {
    if (touched.size() == 1) {
      text(field, touched.iterator().next());
    }
  }

  private void text(Field field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    row.setText(field, bytes, 0, bytes.length);
  }
}
