package io.weir.storage.open;

import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Row;
import java.util.Arrays;

/**
 * A set of fields that rows have, by how their values are stored. Rows come in few shapes, and a
 * loop over a list is quicker than one over the bits of a row's presence. Belongs to one thread.
 */
final class RowShape {
  private final OpenLayout layout;
  private final long[] present;

  final Fields bytes = new Fields();
  final Fields shorts = new Fields();
  final Fields ints = new Fields();
  final Fields longs = new Fields();
  final Fields addresses = new Fields();
  final Fields texts = new Fields();

  /** Fields whose values are stored alike, by their places in the file's directory. */
  static final class Fields {
    int[] places = {};
    int count;

    private void add(int place) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count + 4);
      }
      places[count++] = place;
    }
  }

  /** The shape of a row without a field. */
  RowShape(OpenLayout layout) {
    this.layout = layout;
    this.present = new long[layout.presenceWords()];
  }

  /** Whether a row has the fields of this shape, and no others. */
  boolean isOf(Row row) {
    long different = 0;
    for (int word = 0; word < present.length; word++) {
      different |= row.present(word) ^ present[word];
    }
    return different == 0;
  }

  /** Becomes the shape of another row. */
  void become(Row row) {
    bytes.count = 0;
    shorts.count = 0;
    ints.count = 0;
    longs.count = 0;
    addresses.count = 0;
    texts.count = 0;
    for (int word = 0; word < present.length; word++) {
      present[word] = row.present(word);
      for (long left = present[word]; left != 0; left &= left - 1) {
        int place = (word << 6) + Long.numberOfTrailingZeros(left);
        fields(layout.places().get(place).type()).add(place);
      }
    }
  }

  private Fields fields(FieldType type) {
    return switch (type) {
      case UINT8 -> bytes;
      case UINT16 -> shorts;
      case UINT32 -> ints;
      case TIME, INT64, NUMBER, MAC -> longs;
      case ADDRESS -> addresses;
      case TEXT -> texts;
    };
  }
}
