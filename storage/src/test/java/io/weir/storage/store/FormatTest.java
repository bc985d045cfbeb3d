package io.weir.storage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.storage.Cells;
import io.weir.storage.block.Block;
import io.weir.storage.block.ColumnLayout;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier version has written is read for ever. */
final class FormatTest {
  @TempDir Path directory;

  @Test
  void readsEveryRowOfVersion1() throws Exception {
    FormatFixture.unpack(1, directory);
    try (Store store = Store.open(directory, StoreFixture.SETTINGS)) {
      assertRows(store, Flows.TABLE, FormatFixture::flow);
      assertRows(store, Counters.TABLE, FormatFixture::counter);
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  /** So that the test above reads all that there was to read. */
  @Test
  void hasEveryEncodingOfVersion1() throws Exception {
    FormatFixture.unpack(1, directory);
    Set<String> encodings = new TreeSet<>();
    StoreInspection.run(directory, new Layouts(encodings));
    assertEquals(Set.of("constant", "delta", "frame-of-reference", "raw", "run-length"), encodings);
  }

  private static void assertRows(Store store, Table table, IntFunction<Row> expected) {
    int count = 0;
    try (Snapshot snapshot = store.snapshot(table, Long.MIN_VALUE, Long.MAX_VALUE)) {
      List<Class<?>> forms = new ArrayList<>();
      for (Block block : snapshot.blocks()) {
        forms.add(block.getClass());
        for (List<Object> row : Cells.of(table, block)) {
          assertEquals(Cells.of(table, expected.apply(count)), row, table + " row " + count);
          count++;
        }
      }
      assertEquals(SealedBlock.class, forms.getFirst());
      assertEquals(2, forms.size());
    }
    assertEquals(FormatFixture.ROWS, count);
  }

  private record Layouts(Set<String> encodings) implements StoreInspection.Visitor {
    @Override
    public void sealed(Table table, Path segment, SealedBlock block) {
      block.layout().stream().map(ColumnLayout::encoding).forEach(encodings::add);
    }

    @Override
    public void open(Table table, Path file, Block block) {}

    @Override
    public void damaged(Table table, String what) {
      throw new AssertionError(table + ": " + what);
    }
  }
}
