package io.weir.storage.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.Cells;
import io.weir.storage.RandomRows;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import io.weir.storage.schema.TestTable;
import io.weir.storage.schema.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenBlockTest {
  private static final BootId BOOT = new BootId(1, 2);
  private static final BootId NEXT_BOOT = new BootId(1, 3);

  @TempDir Path directory;

  @Test
  void showsPublishedRowsOnly() throws Exception {
    try (OpenFile file = OpenFile.create(path(), Flows.TABLE)) {
      OpenBlock block = OpenBlock.start(file, 0, BOOT);
      append(block, 1, 3);
      assertTrue(block.view().isEmpty());
      block.publish();
      append(block, 4, 2);
      assertEquals(3, block.view().orElseThrow().rows());
    }
  }

  @Test
  void aViewStaysAsItWasWhileRowsAreAdded() throws Exception {
    try (OpenFile file = OpenFile.create(path(), Flows.TABLE)) {
      OpenBlock block = OpenBlock.start(file, 0, BOOT);
      append(block, 100, 3);
      block.publish();
      Block view = block.view().orElseThrow();
      Column times = view.column(Flows.TIME).orElseThrow();
      append(block, 1, 1);
      append(block, 500, 1);
      block.publish();
      assertEquals(3, view.rows());
      assertEquals(List.of(100L, 102L), List.of(view.minTimeMillis(), view.maxTimeMillis()));
      assertEquals(List.of(100L, 102L), List.of(times.min(), times.max()));
      assertEquals(1, block.view().orElseThrow().minTimeMillis());
      assertEquals(500, block.view().orElseThrow().maxTimeMillis());
    }
  }

  @Test
  void goesOnWithAllThatWasPublishedAfterTheProcessDied() throws Exception {
    for (Table table : Tables.all()) {
      assertEquals(1000, rowsOfTheNextProcess(table, 700, 1000, BOOT));
    }
  }

  @Test
  void goesOnWithWhatWasSyncedAfterTheMachineDied() throws Exception {
    for (Table table : Tables.all()) {
      assertEquals(700, rowsOfTheNextProcess(table, 700, 1000, NEXT_BOOT));
      assertEquals(0, rowsOfTheNextProcess(table, 0, 10, NEXT_BOOT));
    }
  }

  @Test
  void aFileThatIsUsedAgainHasNothingOfItsFormerRows() throws Exception {
    Row full = new Row(Flows.TABLE);
    Row bare = new Row(Flows.TABLE);
    Flows.TABLE.stored().forEach(field -> fill(full, field));
    bare.set(Flows.TIME, 8);
    try (OpenFile file = OpenFile.create(path(), Flows.TABLE)) {
      OpenBlock former = OpenBlock.start(file, 0, BOOT);
      assertTrue(former.append(full));
      former.publish();
      former.sync();
      OpenBlock block = OpenBlock.start(file, 1, BOOT);
      assertTrue(block.view().isEmpty());
      assertTrue(block.append(bare));
      block.publish();
      Block view = block.view().orElseThrow();
      assertEquals(1, view.sequence());
      assertEquals(List.of(Cells.of(Flows.TABLE, bare)), Cells.of(Flows.TABLE, view));
      assertEquals(8, view.minTimeMillis());
    }
  }

  @Test
  void knowsWhichFieldsSomeAndWhichEveryRowHas() throws Exception {
    Table table = TestTable.WIDE;
    Row row = new Row(table);
    row.set(table.time(), 1);
    row.set(table.stored().get(70), 1);
    try (OpenFile file = OpenFile.create(path(), table)) {
      OpenBlock former = OpenBlock.start(file, 0, BOOT);
      row.set(table.stored().get(50), 1);
      assertTrue(former.append(row));
      former.publish();
      OpenBlock block = OpenBlock.start(file, 1, BOOT);
      row.clear(table.stored().get(50));
      assertTrue(block.append(row));
      row.set(table.stored().get(99), 1);
      assertTrue(block.append(row));
      block.publish();
      for (OpenBlock same : List.of(block, OpenBlock.resume(file, BOOT))) {
        Block view = same.view().orElseThrow();
        List<Field> held =
            table.stored().stream().filter(field -> view.column(field).isPresent()).toList();
        assertEquals(List.of(0, 70, 99), held.stream().map(Field::index).toList());
        List<Field> sparse =
            held.stream().filter(field -> view.column(field).orElseThrow().hasAbsent()).toList();
        assertEquals(List.of(99), sparse.stream().map(Field::index).toList());
      }
    }
  }

  @Test
  void takesNoRowBeyondTheLast() throws Exception {
    try (OpenFile file = OpenFile.create(path(), Flows.TABLE)) {
      OpenBlock block = OpenBlock.start(file, 0, BOOT);
      append(block, 0, Block.MAX_ROWS);
      Row row = new Row(Flows.TABLE);
      assertFalse(block.append(row));
      block.publish();
      assertTrue(block.isFull());
      assertEquals(Block.MAX_ROWS, block.view().orElseThrow().rows());
    }
  }

  @Test
  void isFullWhenItsTextsAre() throws Exception {
    try (OpenFile file = OpenFile.create(path(), Counters.TABLE)) {
      OpenBlock block = OpenBlock.start(file, 0, BOOT);
      Row row = new Row(Counters.TABLE);
      List<List<Object>> kept = new ArrayList<>();
      while (true) {
        byte[] text = (kept.size() + " " + "x".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
        row.set(Counters.TIME, kept.size());
        row.setText(Counters.NAME, text, 0, text.length);
        if (!block.append(row)) {
          break;
        }
        kept.add(Cells.of(Counters.TABLE, row));
      }
      block.publish();
      assertTrue(kept.size() > 100, kept.size() + " texts");
      assertEquals(kept, Cells.of(Counters.TABLE, block.view().orElseThrow()));
    }
  }

  @Test
  void knowsItsTextsAgain() throws Exception {
    Row row = new Row(Counters.TABLE);
    for (int time = 0; time < 3; time++) {
      try (OpenFile file =
          time == 0
              ? OpenFile.create(path(), Counters.TABLE)
              : OpenFile.open(path(), Counters.TABLE)) {
        OpenBlock block = time == 0 ? OpenBlock.start(file, 0, BOOT) : OpenBlock.resume(file, BOOT);
        for (String name : List.of("ifInOctets", "", "ifOutOctets")) {
          byte[] text = name.getBytes(StandardCharsets.UTF_8);
          row.set(Counters.TIME, time);
          row.setText(Counters.NAME, text, 0, text.length);
          assertTrue(block.append(row));
        }
        block.publish();
        Column names = block.view().orElseThrow().column(Counters.NAME).orElseThrow();
        assertEquals(3, names.dictionary().orElseThrow().size(), "time " + time);
      }
    }
  }

  @Test
  void keepsAKnownTextOnceHoweverItIsSet() throws Exception {
    byte[] bytes = "10.1.2.0/24".getBytes(StandardCharsets.UTF_8);
    List<Text> texts = List.of(Text.of("10.1.2.0/24"), Text.of("Amazon.com"), Text.of("São Paulo"));
    try (OpenFile file = OpenFile.create(path(), Flows.TABLE)) {
      OpenBlock block = OpenBlock.start(file, 0, BOOT);
      Row row = new Row(Flows.TABLE);
      for (int i = 0; i < 7; i++) {
        row.clear();
        row.set(Flows.TIME, i);
        row.setText(Flows.LOCAL_SUBNET, texts.get(i % 3));
        if (i == 3) {
          row.setText(Flows.LOCAL_SUBNET, bytes, 0, bytes.length);
        }
        row.setText(Flows.PROVIDER, null);
        block.append(row);
      }
      block.publish();
      Block view = block.view().orElseThrow();
      Column subnets = view.column(Flows.LOCAL_SUBNET).orElseThrow();
      assertEquals(3, subnets.dictionary().orElseThrow().size());
      assertTrue(view.column(Flows.PROVIDER).isEmpty());
      List<List<Object>> cells = Cells.of(Flows.TABLE, view);
      for (int i = 0; i < 7; i++) {
        assertEquals(texts.get(i % 3).toString(), cells.get(i).get(Flows.LOCAL_SUBNET.index()));
      }
    }
  }

  @Test
  void readsTheFieldsThatAnotherSchemaHasInCommon() throws Exception {
    Row row = new Row(Counters.TABLE);
    row.set(Counters.TIME, 5);
    row.setAddress(Counters.AGENT, 1, 2);
    try (OpenFile file = OpenFile.create(path(), Counters.TABLE)) {
      OpenBlock block = OpenBlock.start(file, 0, BOOT);
      assertTrue(block.append(row));
      block.publish();
    }
    try (OpenFile file = OpenFile.open(path(), Flows.TABLE)) {
      assertFalse(file.isCurrent());
      Block view = OpenBlock.resume(file, BOOT).view().orElseThrow();
      List<Object> cells = Cells.of(Flows.TABLE, view).getFirst();
      assertEquals(5L, cells.get(Flows.TIME.index()));
      assertEquals("::1:0:0:0:2", cells.get(Flows.AGENT.index()).toString());
      assertEquals(Optional.empty(), view.column(Flows.PROTOCOL));
    }
  }

  @Test
  void refusesAFileThatIsNoWholeOpenFile() throws Exception {
    OpenFile.create(path(), Flows.TABLE).close();
    byte[] whole = Files.readAllBytes(path());
    refuses(new byte[0], "not an open file");
    refuses(changed(whole, 0, 'X'), "not an open file");
    refuses(changed(whole, 8, 99), "not an open file of this version");
    refuses(changed(whole, 4098, 99), "damaged directory");
    refuses(Arrays.copyOf(whole, whole.length - 1), "cut short");
  }

  /**
   * How many of the published rows another process finds; what it finds, and adds, is as it was
   * appended.
   */
  private int rowsOfTheNextProcess(Table table, int synced, int published, BootId boot)
      throws IOException {
    Path path = directory.resolve("%s-%d.open".formatted(table, synced));
    long seed = System.nanoTime();
    RandomRows random = new RandomRows(table, seed);
    List<List<Object>> appended = new ArrayList<>();
    try (OpenFile file = OpenFile.create(path, table)) {
      OpenBlock block = OpenBlock.start(file, 9, BOOT);
      append(block, random, synced, appended);
      block.publish();
      block.sync();
      append(block, random, published - synced, appended);
      block.publish();
      append(block, random, 1, new ArrayList<>()); // never published
    }
    try (OpenFile file = OpenFile.open(path, table)) {
      OpenBlock block = OpenBlock.resume(file, boot);
      int found = block.rows();
      List<List<Object>> expected = new ArrayList<>(appended.subList(0, found));
      append(block, random, 1, expected);
      block.publish();
      assertEquals(9, block.sequence());
      assertEquals(expected, Cells.of(table, block.view().orElseThrow()), "seed " + seed);
      return found;
    } finally {
      Files.delete(path);
    }
  }

  private static void append(
      OpenBlock block, RandomRows random, int count, List<List<Object>> appended) {
    for (int i = 0; i < count; i++) {
      Row row = random.next();
      appended.add(Cells.of(block.file().table(), row));
      assertTrue(block.append(row));
    }
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private void refuses(byte[] bytes, String why) throws IOException {
    Path path = directory.resolve("refused");
    Files.write(path, bytes);
    IOException refusal = assertThrows(IOException.class, () -> OpenFile.open(path, Flows.TABLE));
    assertTrue(refusal.getMessage().contains(path.toString()), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
  }

  /** Appends rows whose times go up by 1. */
  private static void append(OpenBlock block, long firstMillis, int count) {
    Row row = new Row(Flows.TABLE);
    for (int i = 0; i < count; i++) {
      row.set(Flows.TIME, firstMillis + i);
      assertTrue(block.append(row));
    }
  }

  private Path path() {
    return directory.resolve("000000.open");
  }

  private static void fill(Row row, Field field) {
    if (field.type() == FieldType.TEXT) {
      row.setText(field, new byte[] {'7'}, 0, 1);
    } else {
      row.set(field, 7);
    }
  }
}
