package io.weir.storage.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies on disk is what {@code docs/format.md} says, byte by byte. */
final class WrittenFormatTest {
  private static final int BLOCK_ROWS = 65_536;
  private static final int MOST_LISTED = 96;

  @TempDir Path directory;

  @Test
  void sealedBlocksAreAsWritten() throws Exception {
    FormatFixture.unpack(2, directory);
    int flags = checkBlock(Flows.TABLE, i -> FormatFixture.flow(2, i));
    assertEquals(2, flags & 2, "some column is sparse");
    checkBlock(Counters.TABLE, FormatFixture::counter);
  }

  @Test
  void theCatalogueIsAsWritten() throws Exception {
    FormatFixture.unpack(2, directory);
    Path segment = StoreFixture.queueFiles(directory, "flows").getFirst();
    ByteBuffer block = onlyBlock(segment);
    ByteBuffer file = read(directory.resolve("flows/queue/catalogue"));
    assertEquals("WEIRCATL", ascii(file, 0));
    assertEquals(1, file.getLong(8));
    int length = file.getInt(16);
    assertEquals(checksum(file, 24, length), file.getInt(20));
    int nameLength = file.getShort(24);
    byte[] name = new byte[nameLength];
    file.get(26, name);
    assertEquals(
        directory.resolve("flows/queue").relativize(segment).toString(),
        new String(name, StandardCharsets.UTF_8));
    int at = 26 + nameLength;
    assertEquals(1, file.getInt(at));
    ByteBuffer bytes = read(segment);
    int place = (int) file.getLong(at + 4);
    assertEquals("WBLK", ascii(bytes, place).substring(0, 4));
    assertEquals(block.getLong(16), file.getLong(at + 12));
    assertEquals(block.getInt(24), file.getInt(at + 20));
    assertEquals(block.getInt(8), file.getInt(at + 24));
    assertEquals(block.getLong(32), file.getLong(at + 28));
    assertEquals(block.getLong(40), file.getLong(at + 36));
    assertEquals(24 + length, at + 44, "the record ends with its blocks");
  }

  @Test
  void openFilesAreAsWritten() throws Exception {
    FormatFixture.unpack(2, directory);
    ByteBuffer file = read(StoreFixture.openFiles(directory).getFirst());
    assertEquals("WEIROPEN", ascii(file, 0));
    assertEquals(1, file.getLong(8));
    int rows = (int) file.getLong(64);
    assertEquals(FormatFixture.ROWS - BLOCK_ROWS, rows);
    long[] times =
        IntStream.range(BLOCK_ROWS, FormatFixture.ROWS)
            .mapToLong(i -> FormatFixture.flow(2, i).value(Flows.TIME.index()))
            .toArray();
    assertEquals(LongStream.of(times).min().orElseThrow(), file.getLong(72));
    assertEquals(LongStream.of(times).max().orElseThrow(), file.getLong(80));

    int fields = Short.toUnsignedInt(file.getShort(4096));
    int words = (fields + 63) / 64;
    int entry = 4098;
    int column = 16_384 + BLOCK_ROWS * words * 8;
    int heap = file.limit() - (8 << 20);
    for (int place = 0; place < fields; place++) {
      int type = file.get(entry);
      byte[] name = new byte[Byte.toUnsignedInt(file.get(entry + 1))];
      file.get(entry + 2, name);
      Field field = Flows.TABLE.field(new String(name, StandardCharsets.UTF_8)).orElseThrow();
      int some = 0;
      for (int row = 0; row < rows; row++) {
        long present = file.getLong(16_384 + (row * words + place / 64) * 8) >>> place % 64 & 1;
        Row expected = FormatFixture.flow(2, BLOCK_ROWS + row);
        assertEquals(expected.has(field), present != 0, field + " " + row);
        some += (int) present;
        if (present != 0) {
          assertEquals(
              cell(expected, field), openCell(file, type, column, row, heap), field.name());
        }
      }
      assertEquals(some > 0, bit(file, 1024, place), field + ", that some row has");
      assertEquals(some == rows, bit(file, 2048, place), field + ", that every row has");
      entry += 2 + name.length;
      column += BLOCK_ROWS * width(type);
    }
    assertEquals(heap, column, "the heap follows the columns");
  }

  private static boolean bit(ByteBuffer file, int at, int place) {
    return (file.getLong(at + place / 64 * 8) >>> place % 64 & 1) != 0;
  }

  private static int width(int type) {
    return switch (type) {
      case 2 -> 1;
      case 3 -> 2;
      case 4, 9 -> 4;
      case 1, 5, 6, 7 -> 8;
      case 8 -> 16;
      default -> throw new AssertionError("type " + type);
    };
  }

  private static Object openCell(ByteBuffer file, int type, int column, int row, int heap) {
    int at = column + row * width(type);
    return switch (type) {
      case 2 -> file.get(at) & 0xffL;
      case 3 -> file.getShort(at) & 0xffffL;
      case 4 -> file.getInt(at) & 0xffff_ffffL;
      case 8 -> List.of(file.getLong(at), file.getLong(at + 8));
      case 9 -> {
        int text = heap + file.getInt(heap + 4 * file.getInt(at));
        byte[] bytes = new byte[file.getInt(text)];
        file.get(text + 4, bytes);
        yield new String(bytes, StandardCharsets.UTF_8);
      }
      default -> file.getLong(at);
    };
  }

  /** Holds the only block of a table against its rows; answers the flags of its columns. */
  private int checkBlock(Table table, IntFunction<Row> rows) throws Exception {
    ByteBuffer block = onlyBlock(StoreFixture.queueFiles(directory, table.name()).getFirst());
    assertEquals("WBLK", ascii(block, 0).substring(0, 4));
    assertEquals(2, block.getInt(4));
    assertEquals(block.limit(), block.getInt(8), "an excerpt holds one block and nothing else");
    assertEquals(checksum(block, 52, block.limit() - 52), block.getInt(12));
    assertEquals(checksum(block, 0, 48), block.getInt(48));
    assertEquals(BLOCK_ROWS, block.getInt(24));
    long[] times = new long[BLOCK_ROWS];
    int flags = 0;
    List<WrittenFormat.Column> columns = new WrittenFormat(block).columns();
    for (WrittenFormat.Column column : columns) {
      flags |= column.flags();
      Field field = table.field(column.name()).orElseThrow();
      for (int i = 0; i < BLOCK_ROWS; i++) {
        Row row = rows.apply(i);
        times[i] = row.value(table.time().index());
        assertEquals(cell(row, field), column.cells().get(i), column.name() + " of row " + i);
      }
      checkBitmaps(column);
    }
    assertEquals(LongStream.of(times).min().orElseThrow(), block.getLong(32));
    assertEquals(LongStream.of(times).max().orElseThrow(), block.getLong(40));
    checkLeftOut(table, rows, columns.stream().map(WrittenFormat.Column::name).toList());
    return flags;
  }

  private static void checkBitmaps(WrittenFormat.Column column) {
    for (int code = 0; code < column.bitmaps().size(); code++) {
      int wanted = code;
      int[] expected =
          IntStream.range(0, BLOCK_ROWS)
              .filter(row -> column.cells().get(row) != null && column.codes().get(row) == wanted)
              .toArray();
      int[] found = column.bitmaps().get(code);
      if (found.length == 0) {
        assertTrue(expected.length > MOST_LISTED, column.name() + " code " + code);
      } else {
        assertArrayEquals(expected, found, column.name() + " code " + code);
      }
    }
  }

  /** A field that is not in the directory is in no row. */
  private static void checkLeftOut(Table table, IntFunction<Row> rows, List<String> names) {
    for (int i = 0; i < BLOCK_ROWS; i++) {
      Row row = rows.apply(i);
      for (Field field : table.stored()) {
        assertTrue(names.contains(field.name()) || !row.has(field), field.name());
      }
    }
  }

  private static Object cell(Row row, Field field) {
    if (!row.has(field)) {
      return null;
    }
    int i = field.index();
    if (field.type() == FieldType.ADDRESS) {
      return List.of(row.high(i), row.value(i));
    }
    return field.type() == FieldType.TEXT
        ? new String(row.text(i), row.textOffset(i), row.textLength(i), StandardCharsets.UTF_8)
        : (Object) row.value(i);
  }

  private static ByteBuffer onlyBlock(Path segment) throws Exception {
    List<ByteBuffer> documents = WrittenFormat.documents(read(segment));
    assertEquals(1, documents.size());
    return documents.getFirst().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer read(Path file) throws Exception {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String ascii(ByteBuffer bytes, int at) {
    byte[] word = new byte[8];
    bytes.get(at, word);
    return new String(word, StandardCharsets.ISO_8859_1);
  }

  private static int checksum(ByteBuffer bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.slice(from, length));
    return (int) checksum.getValue();
  }
}
