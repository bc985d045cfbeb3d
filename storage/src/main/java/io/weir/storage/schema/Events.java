package io.weir.storage.schema;

import static io.weir.storage.schema.FieldType.NUMBER;
import static io.weir.storage.schema.FieldType.TEXT;

/** The table {@code events}: one row for each step in the life of an alert or a health event. */
public final class Events {
  private static final Table.Builder FIELDS =
      Table.named("events", "What alerts and health events went through, one row a step.");

  // spotless:off — a table: one line a field
  public static final Field TIME = FIELDS.field("time", FieldType.TIME, "ms", "When the step was taken.");
  public static final Field KIND = FIELDS.indexed("kind", TEXT, "What the event is: alert, which a rule found, or health, which a score fell to.");
  public static final Field EVENT = FIELDS.field("event", TEXT, "Name that all steps of one event share, and no other event has.");
  public static final Field NAME = FIELDS.indexed("name", TEXT, "Name of the rule, or of the score.");
  public static final Field STATE = FIELDS.indexed("state", TEXT, "What the step led to: pending, firing or resolved of an alert; opened, updated or resolved of a health event.");
  public static final Field SEVERITY = FIELDS.indexed("severity", TEXT, "How bad it is, in the words of the rule or the score; absent where they have none.");
  public static final Field VALUE = FIELDS.field("value", NUMBER, "The value that the rule looked at, or the score, at that time.");
  public static final Field LABELS = FIELDS.field("labels", TEXT, "What tells events of one name apart, as in agent=10.0.0.1 input=3.");
  public static final Field SUMMARY = FIELDS.field("summary", TEXT, "What happened, in a sentence.");
  public static final Field STARTED = FIELDS.field("started", FieldType.TIME, "ms", "When the event began.");
  public static final Field IMPACT = FIELDS.field("impact", NUMBER, "%", "Part of all traffic that the event touches; absent where nobody has measured it.");
  public static final Field LOCAL = FIELDS.indexed("local", TEXT, "Place at the near end that is touched; absent where it is no single one.");
  public static final Field PROVIDER = FIELDS.indexed("provider", TEXT, "Provider at the far end that is touched; absent where it is no single one.");
  // spotless:on

  public static final Table TABLE = FIELDS.build();

  private Events() {}
}
