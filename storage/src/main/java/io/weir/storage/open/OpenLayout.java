package io.weir.storage.open;

import io.weir.storage.block.Block;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Table;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where everything lies in an open file; all numbers are little-endian.
 *
 * <pre>
 *      0  header, see {@link OpenHeader}
 *   4096  directory: u16 number of fields, then for each u8 type, u8 length of its name, the name
 *  16384  presence: a row's words of 64 bits, row after row; bit i is the directory's field i
 *         columns: 65,536 values a field, in the directory's order, each column at a multiple of 64
 *         text heap, see {@link TextHeap}, if a field is of text
 * </pre>
 *
 * The directory makes a file readable for a version of Weir whose table has other fields.
 */
final class OpenLayout {
  private static final int DIRECTORY = 4096;
  static final int PRESENCE = 16_384;
  private static final int ALIGNMENT = 64;

  /** As many as the header has room for. */
  private static final int MAX_FIELDS =
      (int) (OpenHeader.EVERY_ROW_HAS - OpenHeader.SOME_ROW_HAS) * Byte.SIZE;

  /** A field of the file: the row's bit for its presence is its place in {@link #places()}. */
  record Place(String name, FieldType type) {}

  private final List<Place> places;
  private final Map<Place, Integer> placeOf = new HashMap<>();
  private final long[] offsets;
  private final int presenceWords;
  private final long heapOffset;

  private OpenLayout(List<Place> places) {
    if (places.size() > MAX_FIELDS) {
      throw new IllegalArgumentException(places.size() + " fields are more than " + MAX_FIELDS);
    }
    this.places = List.copyOf(places);
    this.offsets = new long[places.size()];
    this.presenceWords = (places.size() + 63) >>> 6;
    long at = PRESENCE + (long) Block.MAX_ROWS * presenceWords * Long.BYTES;
    for (int i = 0; i < offsets.length; i++) {
      placeOf.put(places.get(i), i);
      offsets[i] = at;
      at += align((long) Block.MAX_ROWS * places.get(i).type().bytes());
    }
    this.heapOffset = at;
  }

  /** The layout that a table's new files get. */
  static OpenLayout of(Table table) {
    return new OpenLayout(
        table.stored().stream().map(field -> new Place(field.name(), field.type())).toList());
  }

  /** The layout that a file was written with. */
  static OpenLayout read(MemorySegment file) {
    int count = Short.toUnsignedInt(file.get(ValueLayout.JAVA_SHORT_UNALIGNED, DIRECTORY));
    List<Place> places = new ArrayList<>(count);
    long at = DIRECTORY + Short.BYTES;
    for (int i = 0; i < count; i++) {
      FieldType type = FieldType.ofTag(file.get(ValueLayout.JAVA_BYTE, at));
      int length = Byte.toUnsignedInt(file.get(ValueLayout.JAVA_BYTE, at + 1));
      byte[] name = file.asSlice(at + 2, length).toArray(ValueLayout.JAVA_BYTE);
      places.add(new Place(new String(name, StandardCharsets.UTF_8), type));
      at += 2 + length;
    }
    return new OpenLayout(places);
  }

  /** Writes the directory. */
  void write(MemorySegment file) {
    file.set(ValueLayout.JAVA_SHORT_UNALIGNED, DIRECTORY, (short) places.size());
    long at = DIRECTORY + Short.BYTES;
    for (Place place : places) {
      byte[] name = place.name().getBytes(StandardCharsets.UTF_8);
      file.set(ValueLayout.JAVA_BYTE, at, (byte) place.type().tag());
      file.set(ValueLayout.JAVA_BYTE, at + 1, (byte) name.length);
      MemorySegment.copy(name, 0, file, ValueLayout.JAVA_BYTE, at + 2, name.length);
      at += 2 + name.length;
    }
  }

  List<Place> places() {
    return places;
  }

  /** Where the column of a place begins. */
  long offset(int place) {
    return offsets[place];
  }

  /** Words of presence that a row has. */
  int presenceWords() {
    return presenceWords;
  }

  /** Where one of the words of presence of a row lies. */
  static long presence(int row, int word, int wordsPerRow) {
    return PRESENCE + ((long) row * wordsPerRow + word) * Long.BYTES;
  }

  /** Where the text heap begins. */
  long heapOffset() {
    return heapOffset;
  }

  /** How long a file is: it has a heap only if a field is of text. */
  long fileBytes() {
    boolean hasText = places.stream().anyMatch(place -> place.type() == FieldType.TEXT);
    return heapOffset + (hasText ? TextHeap.BYTES : 0);
  }

  /** The place of a field by name; empty where the file has none of that name and type. */
  OptionalInt place(String name, FieldType type) {
    Integer place = placeOf.get(new Place(name, type));
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  private static long align(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpenLayout layout && places.equals(layout.places);
  }

  @Override
  public int hashCode() {
    return places.hashCode();
  }
}
