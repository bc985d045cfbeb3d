package io.weir.storage.block;

import io.weir.storage.schema.FieldType;

/**
 * How a column of a sealed block is kept, and the bytes that its sections take.
 *
 * @param name the field's name
 * @param type the field's type
 * @param encoding of its values, or of its codes where it has a dictionary
 * @param presenceBytes which rows have a value; 0 if all have
 * @param dictionaryBytes distinct values, IPv6 addresses included; 0 if there are none
 * @param valuesBytes values, or codes
 * @param bitmapBytes rows of each code; 0 if it has no index
 */
public record ColumnLayout(
    String name,
    FieldType type,
    String encoding,
    long presenceBytes,
    long dictionaryBytes,
    long valuesBytes,
    long bitmapBytes) {
  /** Bytes that the column takes in all. */
  public long bytes() {
    return presenceBytes + dictionaryBytes + valuesBytes + bitmapBytes;
  }
}
