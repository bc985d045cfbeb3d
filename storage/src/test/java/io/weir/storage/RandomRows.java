package io.weir.storage;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Rows from a seed: each field is now and then absent, of few or of many values, IPv4 or IPv6, at
 * the edges of its type.
 */
public final class RandomRows {
  private final Table table;
  private final SplittableRandom random;
  private final Row row;
  private long timeMillis = 1_800_000_000_000L;

  public RandomRows(Table table, long seed) {
    this.table = table;
    this.random = new SplittableRandom(seed);
    this.row = new Row(table);
  }

  /** The next row; the same object each time. */
  public Row next() {
    row.clear();
    timeMillis += random.nextInt(-2, 20);
    row.set(table.time(), timeMillis);
    for (Field field : table.stored()) {
      if (!field.equals(table.time()) && random.nextInt(4) != 0) {
        fill(field);
      }
    }
    return row;
  }

  private void fill(Field field) {
    boolean few = field.index() % 2 == 0;
    switch (field.type()) {
      case TIME -> row.set(field, timeMillis);
      case UINT8 -> row.set(field, few ? random.nextInt(3) : random.nextInt(256));
      case UINT16 -> row.set(field, few ? random.nextInt(3) : random.nextInt(65_536));
      case UINT32 -> row.set(field, few ? random.nextInt(3) : random.nextLong(1L << 32));
      case INT64 -> row.set(field, few ? random.nextInt(-3, 3) : random.nextLong());
      case MAC -> row.set(field, few ? random.nextInt(3) : random.nextLong(1L << 48));
      case NUMBER ->
          row.setNumber(field, few ? random.nextLong(1L << 40) : random.nextDouble(-1e9, 1e9));
      case ADDRESS -> {
        if (random.nextInt(3) == 0) {
          row.setAddress(field, random.nextLong(), few ? random.nextInt(3) : random.nextLong());
        } else {
          row.setAddress(field, 0, Address.lowOfIpv4(few ? random.nextInt(3) : random.nextInt()));
        }
      }
      case TEXT -> {
        byte[] text = ("·text " + random.nextInt(few ? 3 : 5000)).getBytes(StandardCharsets.UTF_8);
        row.setText(field, text, 0, text.length);
      }
    }
  }
}
