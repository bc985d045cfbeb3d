package io.weir.storage.schema;

import static io.weir.storage.schema.FieldType.UINT32;

import java.util.Set;

/**
 * The table {@code drops}: one row for each discarded packet that a device tells of, with every
 * field of {@code flows} but those that only a statistical sample has.
 */
public final class Drops {
  private static final Set<Field> OF_SAMPLES = Set.of(Flows.SAMPLING_RATE, Flows.FRAMES);

  private static final Table.Builder FIELDS =
      Table.named("drops", "Packets that devices tell they have discarded, one row a packet.");

  static {
    Flows.TABLE.fields().stream()
        .filter(field -> field.factors().isEmpty() && !OF_SAMPLES.contains(field))
        .forEach(FIELDS::like);
  }

  // sFlow Dropped Packet Notification Structures
  public static final Field MISSED =
      FIELDS.field(
          "missed",
          UINT32,
          "packets",
          "Discarded packets that the device has not told of since the row before, to keep to its"
              + " rate limit: count() + sum(missed) is the least number discarded.");

  public static final Table TABLE = FIELDS.build();

  private Drops() {}
}
