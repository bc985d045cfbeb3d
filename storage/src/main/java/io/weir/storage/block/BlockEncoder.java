package io.weir.storage.block;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Turns blocks into their sealed bytes, see {@link BlockFormat}. Keeps its buffers from one block
 * to the next; belongs to one thread.
 */
public final class BlockEncoder {
  private final BlockOutput out = new BlockOutput();
  private final ColumnEncoder columns = new ColumnEncoder(out);
  private final CRC32C checksum = new CRC32C();

  /**
   * Encodes a block.
   *
   * @return its bytes, from the buffer's position to its limit; valid until the next call
   */
  public ByteBuffer encode(Table table, Block block) {
    out.clear();
    out.skip(BlockFormat.HEADER_BYTES);
    List<ColumnEntry> directory = new ArrayList<>();
    for (Field field : table.stored()) {
      Optional<Column> column = block.column(field);
      if (column.isPresent()) {
        columns.encode(field, column.get(), block.rows()).ifPresent(directory::add);
      }
    }
    int directoryAt = out.size();
    out.putInt(directory.size());
    directory.forEach(entry -> entry.write(out));
    writeHeader(block, directoryAt);
    return ByteBuffer.wrap(out.bytes(), 0, out.size());
  }

  private void writeHeader(Block block, int directoryAt) {
    out.setInt(0, BlockFormat.MAGIC);
    out.setInt(4, BlockFormat.VERSION);
    out.setInt(BlockFormat.LENGTH, out.size());
    out.orLong(BlockFormat.SEQUENCE, block.sequence());
    out.setInt(BlockFormat.ROWS, block.rows());
    out.setInt(BlockFormat.DIRECTORY, directoryAt);
    out.orLong(BlockFormat.MIN_TIME, block.minTimeMillis());
    out.orLong(BlockFormat.MAX_TIME, block.maxTimeMillis());
    out.setInt(BlockFormat.CHECKSUM, checksum(BlockFormat.HEADER_BYTES, out.size()));
    out.setInt(BlockFormat.HEADER_CHECKSUM, checksum(0, BlockFormat.HEADER_CHECKSUM));
  }

  private int checksum(int from, int to) {
    checksum.reset();
    checksum.update(out.bytes(), from, to - from);
    return (int) checksum.getValue();
  }
}
