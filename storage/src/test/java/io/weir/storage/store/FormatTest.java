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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier version has written is read for ever. */
final class FormatTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void readsEveryRowOfAVersion(int version) throws Exception {
    FormatFixture.unpack(version, directory);
    try (Store store = Store.open(directory, StoreFixture.SETTINGS)) {
      assertRows(store, Flows.TABLE, i -> FormatFixture.flow(version, i));
      assertRows(store, Counters.TABLE, FormatFixture::counter);
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  /** So that the test above reads all that there was to read. */
  @Test
  void hasEveryEncodingOfItsVersion() throws Exception {
    Set<String> first = Set.of("constant", "delta", "frame-of-reference", "raw", "run-length");
    assertEquals(first, encodings(1));
    Set<String> second = new TreeSet<>(first);
    second.add("sparse frame-of-reference");
    assertEquals(second, encodings(2));
  }

  private Set<String> encodings(int version) throws Exception {
    Path store = directory.resolve("version" + version);
    FormatFixture.unpack(version, store);
    Set<String> encodings = new TreeSet<>();
    StoreInspection.run(store, new Layouts(encodings));
    return encodings;
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
