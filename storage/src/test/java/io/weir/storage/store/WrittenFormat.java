package io.weir.storage.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A sealed block, read as {@code docs/format.md} says and with nothing of what Weir reads it by: a
 * second opinion on both.
 */
final class WrittenFormat {
  private static final int NUMBER = 6;
  private static final int ADDRESS = 8;
  private static final int TEXT = 9;

  private final ByteBuffer block;
  private final int rows;

  WrittenFormat(ByteBuffer block) {
    this.block = block.slice().order(ByteOrder.LITTLE_ENDIAN);
    this.rows = this.block.getInt(24);
  }

  /**
   * A column of a block's directory.
   *
   * @param codes of each row; empty if it has no dictionary
   * @param bitmaps the rows of each code; empty where a code has none, or the column
   */
  record Column(
      String name,
      int type,
      List<Object> cells,
      List<Long> codes,
      List<int[]> bitmaps,
      int flags) {}

  /** What follows each other in a queue file, but for what the queue keeps for itself. */
  static List<ByteBuffer> documents(ByteBuffer file) {
    file.order(ByteOrder.LITTLE_ENDIAN);
    List<ByteBuffer> documents = new ArrayList<>();
    for (int at = 0; at + 4 <= file.limit(); ) {
      int header = file.getInt(at);
      if (header == 0 || header == 0xc000_0000) {
        break;
      }
      int length = header & 0x3fff_ffff;
      if ((header & 0x4000_0000) == 0) {
        documents.add(file.slice(at + 4, length));
      }
      at += 4 + (length + 3) / 4 * 4;
    }
    return documents;
  }

  /** Every column of the directory. */
  List<Column> columns() {
    int at = block.getInt(28);
    int count = block.getInt(at);
    at += 4;
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int nameLength = Byte.toUnsignedInt(block.get(at + 2));
      columns.add(column(at, text(at + 3, nameLength), at + 3 + nameLength));
      at += 3 + nameLength + 16 + 20;
    }
    return columns;
  }

  private Column column(int at, String name, int rest) {
    int type = block.get(at);
    int flags = block.get(at + 1);
    int presenceAt = block.getInt(rest + 16);
    int ipv6At = block.getInt(rest + 20);
    int dictionaryAt = block.getInt(rest + 24);
    int bitmapsAt = block.getInt(rest + 32);
    long[] values = values(block.getInt(rest + 28), (flags & 2) != 0, presenceAt);
    Object[] dictionary = dictionaryAt == 0 ? null : dictionary(dictionaryAt, type);
    Object[] cells = new Object[rows];
    for (int row = 0; row < rows; row++) {
      if (presenceAt == 0 || isPresent(presenceAt, row)) {
        Object value = dictionary == null ? (Object) values[row] : dictionary[(int) values[row]];
        cells[row] = cell(value, type, flags, ipv6At);
      }
    }
    List<int[]> bitmaps =
        bitmapsAt == 0 ? List.of() : bitmaps(bitmapsAt, block.getInt(dictionaryAt));
    List<Long> codes = dictionary == null ? List.of() : LongStream.of(values).boxed().toList();
    return new Column(name, type, Arrays.asList(cells), codes, bitmaps, flags);
  }

  private Object cell(Object value, int type, int flags, int ipv6At) {
    if (type == ADDRESS) {
      long number = (long) value;
      long at = ipv6At + 16 * (number - (1L << 32));
      return number < 1L << 32
          ? List.of(0L, 0xffff_0000_0000L | number)
          : List.of(block.getLong((int) at), block.getLong((int) at + 8));
    }
    return type == NUMBER && (flags & 1) != 0
        ? (Object) Double.doubleToRawLongBits((double) (long) value)
        : value;
  }

  private boolean isPresent(int presenceAt, int row) {
    return (block.getLong(presenceAt + row / 64 * 8) >>> row % 64 & 1) != 0;
  }

  /** A value for each row; of one that has none, what stands for it. */
  private long[] values(int at, boolean sparse, int presenceAt) {
    if (!sparse) {
      return encoded(at, rows);
    }
    int words = (rows + 63) / 64;
    int count = 0;
    for (int word = 0; word < words; word++) {
      if (Short.toUnsignedInt(block.getShort(at + 2 * word)) != count) {
        throw new AssertionError("word " + word + " does not tell of the rows before it");
      }
      count += Long.bitCount(block.getLong(presenceAt + 8 * word));
    }
    long[] some = encoded(at + 2 * words, count);
    long[] all = new long[rows];
    int next = 0;
    for (int row = 0; row < rows; row++) {
      next += isPresent(presenceAt, row) ? 1 : 0;
      all[row] = some[Math.max(next - 1, 0)];
    }
    return all;
  }

  private long[] encoded(int at, int count) {
    long[] values = new long[count];
    switch (block.get(at)) {
      case 1 -> Arrays.fill(values, block.getLong(at + 1));
      case 2 -> {
        for (int i = 0; i < count; i++) {
          values[i] = block.getLong(at + 1) + packed(at + 10, block.get(at + 9), i);
        }
      }
      case 3 -> {
        for (int i = 0; i < count; i++) {
          values[i] = block.getLong(at + 1 + 8 * i);
        }
      }
      case 4 -> {
        int runs = block.getInt(at + 1);
        long[] ofRuns = encoded(at + 5 + 2 * runs, runs);
        int row = 0;
        for (int run = 0; run < runs; run++) {
          for (; row <= Short.toUnsignedInt(block.getShort(at + 5 + 2 * run)); row++) {
            values[row] = ofRuns[run];
          }
        }
      }
      case 5 -> {
        int leastWidth = block.get(at + 9);
        int differencesAt = at + 11 + packedBytes((count + 63) / 64, leastWidth);
        for (int i = 0; i < count; i++) {
          values[i] =
              block.getLong(at + 1)
                  + packed(at + 11, leastWidth, i / 64)
                  + packed(differencesAt, block.get(at + 10), i);
        }
      }
      default -> throw new AssertionError("encoding " + block.get(at));
    }
    return values;
  }

  private Object[] dictionary(int at, int type) {
    int size = block.getInt(at);
    Object[] values = new Object[size];
    for (int code = 0; code < size; code++) {
      values[code] =
          type == TEXT
              ? textOf(at, size, code)
              : (Object) (block.getLong(at + 4) + packed(at + 13, block.get(at + 12), code));
    }
    return values;
  }

  private String textOf(int at, int size, int code) {
    int from = code == 0 ? 0 : block.getInt(at + 4 * code);
    return text(at + 4 + 4 * size + from, block.getInt(at + 4 + 4 * code) - from);
  }

  private List<int[]> bitmaps(int at, int codes) {
    List<int[]> bitmaps = new ArrayList<>();
    int first = at + 4 * codes;
    for (int code = 0; code < codes; code++) {
      int from = code == 0 ? 0 : block.getInt(at + 4 * code - 4);
      boolean none = block.getInt(at + 4 * code) == from;
      bitmaps.add(none ? new int[0] : bitmap(first + from));
    }
    return bitmaps;
  }

  private int[] bitmap(int at) {
    if (block.getInt(at) == 12346) {
      int count = 1 + Short.toUnsignedInt(block.getShort(at + 10));
      return IntStream.range(0, count)
          .map(i -> Short.toUnsignedInt(block.getShort(at + 16 + 2 * i)))
          .toArray();
    }
    if (block.getInt(at) != 12347 || block.get(at + 4) != 1) {
      throw new AssertionError("neither a list nor runs");
    }
    int runs = Short.toUnsignedInt(block.getShort(at + 9));
    return IntStream.range(0, runs)
        .flatMap(
            run -> {
              int first = Short.toUnsignedInt(block.getShort(at + 11 + 4 * run));
              int more = Short.toUnsignedInt(block.getShort(at + 13 + 4 * run));
              return IntStream.rangeClosed(first, first + more);
            })
        .toArray();
  }

  /** Bit by bit. */
  private long packed(int at, int width, int place) {
    long number = 0;
    for (int i = 0; i < width; i++) {
      long bit = (long) place * width + i;
      number |= (long) (block.get(at + (int) (bit / 8)) >>> bit % 8 & 1) << i;
    }
    return number;
  }

  private static int packedBytes(int count, int width) {
    return (count * width / 64 + 2) * 8;
  }

  private String text(int at, int length) {
    byte[] bytes = new byte[length];
    block.get(at, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
