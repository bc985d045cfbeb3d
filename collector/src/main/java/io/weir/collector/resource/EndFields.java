package io.weir.collector.resource;

import io.weir.collector.resource.inventory.Level;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Text;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The fields of a table for what the inventory says of one end of a flow: one for each level, in
 * their order, then one for the tags.
 */
final class EndFields {
  /** How many fields there are. */
  static final int COUNT = Level.values().length + 1;

  /** Where the tags are among the fields. */
  static final int TAGS = COUNT - 1;

  private final Field[] words;

  private EndFields(Field[] words) {
    this.words = words;
  }

  /** The fields whose names begin with that of an end. */
  static EndFields of(Table table, String end) {
    return new EndFields(
        Stream.concat(Arrays.stream(Level.values()).map(Level::key), Stream.of("tags"))
            .map(word -> table.field(end + "." + word).orElseThrow())
            .toArray(Field[]::new));
  }

  /** Sets what is known. */
  void set(Row row, Text[] known) {
    for (int i = 0; i < COUNT; i++) {
      row.setText(words[i], known[i]);
    }
  }
}
