package io.weir.storage.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.Cells;
import io.weir.storage.RandomRows;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import io.weir.storage.schema.TestTable;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** The open and the sealed form of the same rows read alike. */
final class BlockContractTest {
  private static final BootId BOOT = new BootId(1, 2);

  @TempDir Path directory;

  static Stream<Arguments> tablesAndSizes() {
    return Stream.concat(Tables.all().stream(), Stream.of(TestTable.TABLE, TestTable.WIDE))
        .flatMap(
            table ->
                Stream.of(1, 2, 63, 64, 65, 1000, Block.MAX_ROWS)
                    .map(rows -> Arguments.of(table, rows)));
  }

  @ParameterizedTest
  @MethodSource("tablesAndSizes")
  void openAndSealedBlocksReadAsTheRowsThatWereAppended(Table table, int count) throws Exception {
    long seed = System.nanoTime();
    RandomRows random = new RandomRows(table, seed);
    List<List<Object>> appended = new ArrayList<>();
    try (OpenFile file = OpenFile.create(directory.resolve("a.open"), table)) {
      OpenBlock open = OpenBlock.start(file, 7, BOOT);
      for (int i = 0; i < count; i++) {
        Row row = random.next();
        appended.add(Cells.of(table, row));
        assertTrue(open.append(row));
      }
      open.publish();
      Block view = open.view().orElseThrow();
      Block sealed = seal(table, view);

      assertEquals(appended, Cells.of(table, view), "open, seed " + seed);
      assertEquals(appended, Cells.of(table, sealed), "sealed, seed " + seed);
      assertEquals(view.minTimeMillis(), sealed.minTimeMillis());
      assertEquals(view.maxTimeMillis(), sealed.maxTimeMillis());
      assertEquals(7, sealed.sequence());
      for (Block block : List.of(view, sealed)) {
        readsAnySelection(table, block, appended, seed);
        marksRowsByCodeAndValue(table, block, seed);
        boundsHold(table, block, appended);
        dictionariesAreAscendingWhereTheySaySo(table, block);
        bitmapsHoldTheRowsOfTheirCode(table, block);
      }
    }
  }

  @Test
  void readsNumbersAtTheEdgesOfTheirType() throws Exception {
    double exact = 0x1p53; // the last whole number before the gaps
    readsAlike(FieldType.INT64, Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MAX_VALUE);
    readsAlike(FieldType.INT64, 0, 1L << 57, (1L << 57) - 1, 0);
    readsAlike(FieldType.INT64, 0, 1L << 58, 1L << 58, 0);
    readsAlike(FieldType.UINT32, 0, 0xffff_ffffL, 1);
    readsAlike(FieldType.MAC, 0, 0xffff_ffff_ffffL);
    readsAlike(FieldType.NUMBER, bits(0.0), bits(exact), bits(-exact), bits(1));
    readsAlike(FieldType.NUMBER, bits(0.0), bits(-0.0));
    readsAlike(FieldType.NUMBER, bits(exact + 2), bits(1));
    readsAlike(FieldType.NUMBER, bits(Double.NaN), bits(1));
    readsAlike(FieldType.NUMBER, bits(Double.POSITIVE_INFINITY), bits(Double.NEGATIVE_INFINITY));
    readsAlike(FieldType.NUMBER, bits(Double.MIN_VALUE), bits(Double.MAX_VALUE), bits(0.1));
  }

  @Test
  void readsAddressesAtTheEdges() throws Exception {
    Table table = TestTable.TABLE;
    String[] addresses = {
      "255.255.255.255",
      "::",
      "0.0.0.0",
      "::1",
      "127.0.0.1",
      "128.0.0.0",
      "0:0:0:0:0:fffe::",
      "7fff::",
      "8000::",
      "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      "2001:db8::ffff:a00:1"
    };
    List<Row> rows = new ArrayList<>();
    for (String text : addresses) {
      Address address = Address.parse(text);
      Row next = new Row(table);
      next.set(TestTable.TIME, 1);
      next.setAddress(TestTable.indexed(FieldType.ADDRESS), address.high(), address.low());
      rows.add(next);
    }
    readsAlike(rows);
  }

  @Test
  void encodesAgainFromItsSealedForm() throws Exception {
    Table table = Tables.all().getFirst();
    RandomRows random = new RandomRows(table, 42);
    try (OpenFile file = OpenFile.create(directory.resolve("a.open"), table)) {
      OpenBlock open = OpenBlock.start(file, 0, BOOT);
      for (int i = 0; i < 500; i++) {
        open.append(random.next());
      }
      open.publish();
      Block sealed = seal(table, open.view().orElseThrow());
      assertEquals(Cells.of(table, sealed), Cells.of(table, seal(table, sealed)));
    }
  }

  @Test
  void anyFlippedByteIsNoticed() throws Exception {
    Table table = Tables.all().getFirst();
    RandomRows random = new RandomRows(table, 43);
    try (OpenFile file = OpenFile.create(directory.resolve("a.open"), table)) {
      OpenBlock open = OpenBlock.start(file, 0, BOOT);
      for (int i = 0; i < 50; i++) {
        open.append(random.next());
      }
      open.publish();
      byte[] bytes = bytes(table, open.view().orElseThrow());
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= 0x10;
        MemorySegment damaged = MemorySegment.ofArray(bytes);
        assertThrows(DamagedBlockException.class, () -> SealedBlock.open(damaged), "byte " + i);
        bytes[i] ^= 0x10;
      }
      for (int length = 0; length < bytes.length; length++) {
        MemorySegment cut = MemorySegment.ofArray(bytes).asSlice(0, length);
        assertThrows(DamagedBlockException.class, () -> SealedBlock.open(cut), "length " + length);
      }
    }
  }

  private static long bits(double number) {
    return Double.doubleToRawLongBits(number);
  }

  private void readsAlike(FieldType type, long... values) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (long value : values) {
      Row row = new Row(TestTable.TABLE);
      row.set(TestTable.TIME, 1);
      row.set(TestTable.indexed(type), value);
      rows.add(row);
    }
    readsAlike(rows);
  }

  /** Appends rows, often enough that a dictionary would pay, and holds both forms against them. */
  private void readsAlike(List<Row> rows) throws Exception {
    Table table = TestTable.TABLE;
    List<List<Object>> appended = new ArrayList<>();
    Path path = directory.resolve("edges.open");
    try (OpenFile file = OpenFile.create(path, table)) {
      OpenBlock open = OpenBlock.start(file, 0, BOOT);
      for (int i = 0; i < 100 * rows.size(); i++) {
        Row row = rows.get(i % rows.size());
        appended.add(Cells.of(table, row));
        assertTrue(open.append(row));
      }
      open.publish();
      Block view = open.view().orElseThrow();
      for (Block block : List.of(view, seal(table, view))) {
        assertEquals(appended, Cells.of(table, block));
        boundsHold(table, block, appended);
        dictionariesAreAscendingWhereTheySaySo(table, block);
        bitmapsHoldTheRowsOfTheirCode(table, block);
      }
    } finally {
      Files.delete(path);
    }
  }

  private static void readsAnySelection(
      Table table, Block block, List<List<Object>> expected, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Rows rows = new Rows(block.rows());
    int count = 0;
    for (int row = 0; row < block.rows(); row++) {
      if (random.nextInt(3) == 0) {
        rows.ids()[count++] = row;
      }
    }
    rows.list(count);
    List<List<Object>> picked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      picked.add(expected.get(rows.ids()[i]));
    }
    assertEquals(picked, Cells.of(table, block, rows), "list, seed " + seed);
    int first = random.nextInt(block.rows());
    int length = random.nextInt(block.rows() - first) + 1;
    rows.range(first, length);
    assertEquals(
        expected.subList(first, first + length),
        Cells.of(table, block, rows),
        "range, seed " + seed);
  }

  private static void boundsHold(Table table, Block block, List<List<Object>> rows) {
    for (Field field : table.stored()) {
      Optional<Column> column = block.column(field);
      if (column.isEmpty() || !field.type().isIntegral()) {
        continue;
      }
      for (List<Object> row : rows) {
        if (row.get(field.index()) instanceof Long value) {
          assertTrue(
              column.get().min() <= value && value <= column.get().max(), field + " " + value);
        }
      }
    }
  }

  private static void dictionariesAreAscendingWhereTheySaySo(Table table, Block block) {
    for (Field field : table.stored()) {
      Optional<Dictionary> dictionary = block.column(field).flatMap(Column::dictionary);
      if (dictionary.isEmpty() || !dictionary.get().sorted()) {
        continue;
      }
      for (int code = 0; code < dictionary.get().size(); code++) {
        findsPlaceInDictionary(field.type(), dictionary.get(), code);
      }
      for (int code = 1; code < dictionary.get().size(); code++) {
        assertTrue(
            compare(field.type(), dictionary.get(), code - 1, code) < 0, field + " code " + code);
      }
    }
  }

  /** Each way of marking rows agrees with their values. */
  private static void marksRowsByCodeAndValue(Table table, Block block, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Rows rows = new Rows(block.rows());
    rows.range(0, block.rows());
    marksRowsByCodeAndValue(table, block, rows, random);
    int count = 0;
    for (int row = 0; row < block.rows(); row += 1 + random.nextInt(4)) {
      rows.ids()[count++] = row;
    }
    rows.list(count);
    marksRowsByCodeAndValue(table, block, rows, random);
  }

  private static void marksRowsByCodeAndValue(
      Table table, Block block, Rows rows, SplittableRandom random) {
    int count = rows.count();
    long[] marks = new long[(count + 63) / 64];
    boolean[] present = new boolean[count];
    for (Field field : table.stored()) {
      Optional<Column> column = block.column(field);
      if (column.isEmpty()) {
        continue;
      }
      column.get().present(rows, present);
      if (column.get().dictionary().isPresent()) {
        int[] codes = new int[count];
        column.get().codes(rows, codes);
        int size = column.get().dictionary().get().size();
        int least = random.nextInt(size);
        int greatest = random.nextInt(least, size);
        column.get().codesBetween(rows, least, greatest, marks);
        assertMarks(field, present, marks, i -> least <= codes[i] && codes[i] <= greatest);
        long[] set = random.longs((size >>> 6) + 1).toArray();
        column.get().codesIn(rows, set, marks);
        assertMarks(field, present, marks, i -> (set[codes[i] >>> 6] >>> codes[i] & 1) != 0);
      }
      if (field.type() == FieldType.ADDRESS) {
        marksAddresses(field, column.get(), rows, present, random);
      }
      if (field.type().isIntegral()) {
        long[] values = new long[count];
        column.get().longs(rows, values);
        long one = values[random.nextInt(count)];
        long other = values[random.nextInt(count)];
        long least = Math.min(one, other);
        long greatest = Math.max(one, other);
        column.get().longsBetween(rows, least, greatest, marks);
        assertMarks(field, present, marks, i -> least <= values[i] && values[i] <= greatest);
        column.get().longsBetween(rows, Long.MIN_VALUE, Long.MAX_VALUE, marks);
        assertMarks(field, present, marks, _ -> true);
      }
    }
  }

  private static void marksAddresses(
      Field field, Column column, Rows rows, boolean[] present, SplittableRandom random) {
    int count = rows.count();
    long[] highs = new long[count];
    long[] lows = new long[count];
    long[] marks = new long[(count + 63) / 64];
    column.addresses(rows, highs, lows);
    Address[] ends = new Address[2];
    for (int i = 0; i < ends.length; i++) {
      int place = random.nextInt(count);
      ends[i] = new Address(highs[place], lows[place] + random.nextInt(-1, 2));
    }
    Arrays.sort(ends);
    column.addressesBetween(rows, ends[0], ends[1], marks);
    assertMarks(
        field,
        present,
        marks,
        i ->
            Address.compare(highs[i], lows[i], ends[0].high(), ends[0].low()) >= 0
                && Address.compare(highs[i], lows[i], ends[1].high(), ends[1].low()) <= 0);
  }

  private static void assertMarks(
      Field field, boolean[] present, long[] marks, IntPredicate expected) {
    for (int i = 0; i < present.length; i++) {
      boolean marked = (marks[i >>> 6] >>> i & 1) != 0;
      assertTrue(!present[i] || marked == expected.test(i), field + ", place " + i);
    }
  }

  private static void findsPlaceInDictionary(FieldType type, Dictionary dictionary, int code) {
    switch (type) {
      case TIME, UINT8, UINT16, UINT32, INT64, MAC -> {
        assertEquals(code, dictionary.firstAtLeast(dictionary.value(code)));
        assertEquals(code + 1, dictionary.firstBehind(dictionary.value(code)));
      }
      case ADDRESS -> {
        Address address = new Address(dictionary.high(code), dictionary.value(code));
        assertEquals(code, dictionary.firstAtLeast(address));
        assertEquals(code + 1, dictionary.firstBehind(address));
      }
      case NUMBER, TEXT -> {} // are looked for one by one
    }
  }

  private static int compare(FieldType type, Dictionary dictionary, int left, int right) {
    return switch (type) {
      case TIME, UINT8, UINT16, UINT32, INT64, MAC, NUMBER ->
          Long.compare(dictionary.value(left), dictionary.value(right));
      case ADDRESS ->
          Address.compare(
              dictionary.high(left),
              dictionary.value(left),
              dictionary.high(right),
              dictionary.value(right));
      case TEXT -> dictionary.text(left).compareTo(dictionary.text(right));
    };
  }

  private static void bitmapsHoldTheRowsOfTheirCode(Table table, Block block) {
    Rows rows = new Rows(block.rows());
    rows.range(0, block.rows());
    int[] codes = new int[block.rows()];
    boolean[] present = new boolean[block.rows()];
    for (Field field : table.stored()) {
      Optional<Column> column = block.column(field);
      if (column.isEmpty() || column.get().dictionary().isEmpty()) {
        continue;
      }
      column.get().codes(rows, codes);
      column.get().present(rows, present);
      int[] rowsOf = new int[column.get().dictionary().get().size()];
      for (int row = 0; row < codes.length; row++) {
        if (present[row]) {
          rowsOf[codes[row]]++;
        }
      }
      for (int code = 0; code < rowsOf.length; code++) {
        Optional<ImmutableRoaringBitmap> bitmap = column.get().rowsOf(code);
        if (bitmap.isEmpty()) {
          boolean wanted = block instanceof SealedBlock && field.indexed() && rowsOf.length <= 4096;
          assertTrue(!wanted || rowsOf.length == 1 || rowsOf[code] > 96, field + " " + code);
          continue;
        }
        assertEquals(rowsOf[code], bitmap.get().getCardinality(), field + " code " + code);
        for (int row : bitmap.get().toArray()) {
          assertTrue(present[row] && codes[row] == code, field + " row " + row);
        }
      }
    }
  }

  private static SealedBlock seal(Table table, Block block) throws DamagedBlockException {
    return SealedBlock.open(MemorySegment.ofArray(bytes(table, block)));
  }

  private static byte[] bytes(Table table, Block block) {
    ByteBuffer encoded = new BlockEncoder().encode(table, block);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
