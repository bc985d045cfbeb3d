package io.weir.storage.schema;

import static io.weir.storage.schema.FieldType.ADDRESS;
import static io.weir.storage.schema.FieldType.NUMBER;
import static io.weir.storage.schema.FieldType.TEXT;
import static io.weir.storage.schema.FieldType.UINT32;
import static io.weir.storage.schema.FieldType.UINT8;

/** The table {@code counters}: one row for each value that an agent reports of itself. */
public final class Counters {
  private static final Table.Builder FIELDS =
      Table.named("counters", "Values that agents report of themselves, one row a value.");

  // spotless:off — a table: one line a field
  public static final Field TIME = FIELDS.field("time", FieldType.TIME, "ms", "When the collector received the value.");
  public static final Field AGENT = FIELDS.indexed("agent", ADDRESS, "Address by which the agent names itself.");
  public static final Field SUB_AGENT = FIELDS.field("agent.sub", UINT32, "Number of the datagram stream within the agent.");
  public static final Field SOURCE_CLASS = FIELDS.field("source.class", UINT8, "Class of the data source: 0 interface, 1 VLAN, 2 physical entity, 3 logical entity.");
  public static final Field SOURCE_INDEX = FIELDS.field("source.index", UINT32, "Index of the data source in its class; the ifIndex of an interface.");
  public static final Field SOURCE_NAME = FIELDS.field("source.name", TEXT, "Name of the data source, where it has a name instead of a number.");
  public static final Field SEQUENCE = FIELDS.field("source.sequence", UINT32, "Number of the report among those of its data source; where it begins anew, so have the counters.");
  public static final Field INPUT = FIELDS.indexed("input", UINT32, "ifIndex of the interface that the value is about; absent where it is about none.");
  public static final Field NAME = FIELDS.indexed("name", TEXT, "Name of the value, as in ifInOctets.");
  public static final Field TAGS = FIELDS.field("tags", TEXT, "What tells values of one name within a data source apart, as in lane=2, queue=3 or application=checkout.");
  public static final Field KIND = FIELDS.field("kind", TEXT, "How the value moves: counter32 and counter64 only rise, and wrap; gauge is a level; text is no number.");
  public static final Field VALUE = FIELDS.field("value", NUMBER, "The value as the agent sent it, with hundredths of a percent as plain percent and parts of a degree as plain degrees; whole numbers are exact up to 2^53.");
  public static final Field TEXT_VALUE = FIELDS.field("text", TEXT, "The value where it is a text, as of hostname or os_release.");
  // spotless:on

  public static final Table TABLE = FIELDS.build();

  private Counters() {}
}
