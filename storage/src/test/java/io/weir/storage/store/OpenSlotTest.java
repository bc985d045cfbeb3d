package io.weir.storage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.TestTable;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenSlotTest {
  @TempDir Path directory;
  private OpenFile file;
  private OpenBlock block;
  private OpenSlot slot;

  @BeforeEach
  void fill() throws Exception {
    file = OpenFile.create(directory.resolve("open"), TestTable.TABLE);
    block = OpenBlock.start(file, 0, new BootId(1, 2));
    Row row = new Row(TestTable.TABLE);
    row.set(TestTable.TIME, 1);
    block.append(row);
    block.publish();
    slot = new OpenSlot(block);
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void givesTheFileOfRowsThatWereNeverSyncedAwayOnceTheyAreSealed() {
    assertEquals(Optional.empty(), slot.reclaim());
    slot.seal();
    assertEquals(Optional.of(file), slot.reclaim());
  }

  @Test
  void keepsTheFileOfSyncedRowsUntilTheSealedOnesAreOnTheDisk() {
    block.sync();
    slot.seal();
    assertEquals(Optional.empty(), slot.reclaim());
    slot.commit();
    assertEquals(Optional.of(file), slot.reclaim());
  }

  @Test
  void keepsTheFileWhileSomebodyReadsIt() {
    slot.acquire();
    slot.seal();
    slot.commit();
    assertEquals(Optional.empty(), slot.reclaim());
    slot.release();
    assertEquals(Optional.of(file), slot.reclaim());
  }

  @Test
  void givesTheFileAwayOnce() {
    slot.seal();
    slot.reclaim();
    slot.commit();
    assertEquals(Optional.empty(), slot.reclaim());
  }
}
