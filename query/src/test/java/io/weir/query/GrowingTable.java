package io.weir.query;

import io.weir.storage.block.Block;
import io.weir.storage.block.BlockEncoder;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Snapshot;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table of flows in blocks that are sealed, however few rows they have, when a test says so. */
final class GrowingTable implements Snapshots, AutoCloseable {
  private static final BootId BOOT = new BootId(0, 0);

  private final MemoryTable rows = new MemoryTable(Flows.TABLE);
  private final BlockEncoder encoder = new BlockEncoder();
  private final List<Block> sealed = new ArrayList<>();
  private final OpenFile file;
  private OpenBlock open;

  /** An empty table with its open block in a directory. */
  GrowingTable(Path directory) throws IOException {
    file = OpenFile.create(directory.resolve("growing.open"), Flows.TABLE);
    open = OpenBlock.start(file, 0, BOOT);
  }

  /** What is in the table. */
  MemoryTable rows() {
    return rows;
  }

  int sealedBlocks() {
    return sealed.size();
  }

  void add(Map<String, Object> cells) {
    int size = rows.rows().size();
    rows.add(cells);
    rows.appendTo(new Writer(), size, size + 1);
  }

  /** Seals the open block, which has rows, and begins another one. */
  void seal() throws DamagedBlockException {
    ByteBuffer bytes = encoder.encode(Flows.TABLE, open.view().orElseThrow());
    sealed.add(SealedBlock.open(MemorySegment.ofArray(copy(bytes))));
    open = OpenBlock.start(file, open.sequence() + 1, BOOT);
  }

  /** Lets go of the oldest block, which is sealed. */
  void dropOldest() {
    rows.rows().subList(0, sealed.removeFirst().rows()).clear();
  }

  @Override
  public Snapshot take(Table table, long fromMillis, long toMillis) {
    List<Block> blocks = new ArrayList<>(sealed);
    open.view().ifPresent(blocks::add);
    int all = blocks.size();
    blocks.removeIf(
        block -> block.maxTimeMillis() < fromMillis || block.minTimeMillis() >= toMillis);
    return new Snapshot(blocks, all - blocks.size(), () -> {});
  }

  @Override
  public void close() {
    file.close();
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  /** Fills the open block. */
  private final class Writer implements RowWriter {
    @Override
    public boolean append(Row row) {
      return open.append(row);
    }

    @Override
    public void publish() {
      open.publish();
    }

    @Override
    public void close() {
      publish();
    }
  }
}
