package io.weir.collector.sflow;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.store.RowWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Keeps nothing, but fails where a row holds what no row may hold. */
public final class CheckedRows implements RowWriter {
  private final Table table;

  /** Looks at rows of a table. */
  public CheckedRows(Table table) {
    this.table = table;
  }

  @Override
  public boolean append(Row row) {
    for (Field field : table.stored()) {
      if (row.has(field)) {
        check(field, row);
      }
    }
    return true;
  }

  @Override
  public void publish() {}

  @Override
  public void close() {}

  private static void check(Field field, Row row) {
    int index = field.index();
    switch (field.type()) {
      case UINT8, UINT16, UINT32, MAC -> fits(field, row.value(index));
      case TEXT -> isText(field, row);
      case NUMBER, INT64, TIME, ADDRESS -> {} // every value is one
    }
  }

  private static void fits(Field field, long value) {
    int bits = (field.type() == FieldType.MAC ? 6 : field.type().bytes()) * Byte.SIZE;
    boolean isSignedWord = field.type() == FieldType.UINT32 && value == (int) value;
    if (value >>> bits != 0 && !isSignedWord) { // of a word it does not matter whether it is signed
      throw new AssertionError(field.name() + " has no room for " + Long.toUnsignedString(value));
    }
  }

  private static void isText(Field field, Row row) {
    int index = field.index();
    if (row.textLength(index) == 0) {
      throw new AssertionError(field.name() + " is an empty text");
    }
    ByteBuffer text =
        ByteBuffer.wrap(row.text(index), row.textOffset(index), row.textLength(index));
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(text);
    } catch (CharacterCodingException e) {
      throw new AssertionError(field.name() + " is no UTF-8", e);
    }
  }
}
