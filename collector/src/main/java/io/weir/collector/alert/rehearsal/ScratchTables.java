package io.weir.collector.alert.rehearsal;

import io.weir.query.Snapshots;
import io.weir.storage.block.Block;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables of made-up rows, in open blocks in a directory of their own, which go with it. Belongs to
 * one thread, but queries may read while nobody writes.
 */
final class ScratchTables implements Snapshots, AutoCloseable {
  private static final BootId BOOT = new BootId(0, 0);

  private final Path directory;
  private final Map<Table, List<OpenBlock>> blocks = new HashMap<>();
  private final Map<Table, List<OpenFile>> files = new HashMap<>();

  /** Tables without rows, in a directory that is there. */
  ScratchTables(Path directory) {
    this.directory = directory;
  }

  /** Takes all rows away; their files are used again. */
  void clear() {
    blocks.clear();
  }

  /** Takes rows into a table. */
  RowWriter writer(Table table) {
    return new Writer(table);
  }

  @Override
  public Snapshot take(Table table, long fromMillis, long toMillis) {
    List<Block> views =
        blocks.getOrDefault(table, List.of()).stream()
            .map(OpenBlock::view)
            .flatMap(Optional::stream)
            .filter(view -> view.maxTimeMillis() >= fromMillis && view.minTimeMillis() < toMillis)
            .toList();
    return new Snapshot(views, 0, () -> {});
  }

  @Override
  public void close() {
    files.values().forEach(list -> list.forEach(OpenFile::close));
    files.values().forEach(list -> list.forEach(ScratchTables::delete));
  }

  private static void delete(OpenFile file) {
    try {
      Files.deleteIfExists(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpenBlock next(Table table) {
    List<OpenBlock> used = blocks.computeIfAbsent(table, _ -> new ArrayList<>());
    List<OpenFile> made = files.computeIfAbsent(table, _ -> new ArrayList<>());
    int number = used.size();
    if (number == made.size()) {
      try {
        made.add(OpenFile.create(directory.resolve(table + "-" + number + ".open"), table));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    OpenBlock block = OpenBlock.start(made.get(number), number, BOOT);
    used.add(block);
    return block;
  }

  /** Fills one block after another. */
  private final class Writer implements RowWriter {
    private final Table table;

    Writer(Table table) {
      this.table = table;
    }

    @Override
    public boolean append(Row row) {
      List<OpenBlock> used = blocks.get(table);
      OpenBlock last = used == null ? next(table) : used.getLast();
      if (last.append(row)) {
        return true;
      }
      last.publish();
      return next(table).append(row);
    }

    @Override
    public void publish() {
      List<OpenBlock> used = blocks.get(table);
      if (used != null) {
        used.getLast().publish();
      }
    }

    @Override
    public void close() {
      publish();
    }
  }
}
