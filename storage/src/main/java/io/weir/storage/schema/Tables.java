package io.weir.storage.schema;

import java.util.List;
import java.util.Optional;

/** Every table there is. */
public final class Tables {
  private static final List<Table> ALL =
      List.of(Flows.TABLE, Counters.TABLE, Drops.TABLE, Events.TABLE, Paths.TABLE);

  private Tables() {}

  /** Every table, in the order in which they are shown. */
  public static List<Table> all() {
    return ALL;
  }

  /** The table of that name, if there is one. */
  public static Optional<Table> named(String name) {
    return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
