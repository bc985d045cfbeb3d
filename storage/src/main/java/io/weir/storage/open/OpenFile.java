package io.weir.storage.open;

import io.weir.storage.block.Block;
import io.weir.storage.schema.Table;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A memory-mapped file that holds one open block after another: filled by an {@link OpenBlock},
 * sealed, and used again under the next sequence number.
 */
public final class OpenFile implements AutoCloseable {
  private static final int PAGE_BYTES = 4096; // of the kernel's, the smallest that is common
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final Path path;
  private final Table table;
  private final OpenLayout layout;
  private final Arena arena;
  private final MemorySegment memory;
  private TextRoom textRoom; // null until it is needed

  private OpenFile(Path path, Table table, OpenLayout layout, Arena arena, MemorySegment memory) {
    this.path = path;
    this.table = table;
    this.layout = layout;
    this.arena = arena;
    this.memory = memory;
  }

  /**
   * Makes a file for a table, with every page allocated and mapped, so that filling it meets no
   * full disk and few page faults.
   */
  public static OpenFile create(Path path, Table table) throws IOException {
    OpenLayout layout = OpenLayout.of(table);
    Arena arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      long size = layout.fileBytes();
      allocate(channel, size);
      MemorySegment memory = channel.map(MapMode.READ_WRITE, 0, size, arena);
      layout.write(memory);
      OpenFile file = new OpenFile(path, table, layout, arena, memory);
      file.touch(0, size);
      OpenHeader.VERSION.set(memory, OpenHeader.VERSION_VALUE);
      OpenHeader.MAGIC.setRelease(memory, OpenHeader.MAGIC_VALUE);
      return file;
    } catch (IOException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Whether whoever made a file ended before it was ready: the magic number is written last, so
   * that no row can be in it.
   */
  public static boolean isUnfinished(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer magic = ByteBuffer.allocate(Long.BYTES);
      channel.read(magic, 0);
      return magic.hasRemaining() || magic.getLong(0) == 0;
    }
  }

  /**
   * Opens a file that an earlier process left.
   *
   * @throws IOException if it cannot be read or is not a whole open file of this version
   */
  public static OpenFile open(Path path, Table table) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment memory = channel.map(MapMode.READ_WRITE, 0, channel.size(), arena);
      if (memory.byteSize() < OpenLayout.PRESENCE
          || OpenHeader.MAGIC.get(memory) != OpenHeader.MAGIC_VALUE
          || OpenHeader.VERSION.get(memory) != OpenHeader.VERSION_VALUE) {
        throw new IOException(path + " is not an open file of this version");
      }
      OpenLayout layout = OpenLayout.read(memory);
      if (memory.byteSize() != layout.fileBytes()) {
        throw new IOException(path + " has been cut short");
      }
      return new OpenFile(path, table, layout, arena, memory);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      arena.close();
      throw new IOException(path + " has a damaged directory of fields", e);
    } catch (IOException e) {
      arena.close();
      throw e;
    }
  }

  /** Where the file lies. */
  public Path path() {
    return path;
  }

  /** The table whose rows it holds. */
  public Table table() {
    return table;
  }

  /**
   * Whether the table's fields are still those that the file was made for, so that rows can be
   * added to it.
   */
  public boolean isCurrent() {
    return layout.equals(OpenLayout.of(table));
  }

  /**
   * Makes the pages that the file's block has used ready to be written again. The kernel protects
   * each page that it has brought to the disk; whoever writes to it next waits for a fault, and
   * that one for the file system's journal. Nobody may write to the file meanwhile.
   */
  public void touch() {
    touch(OpenLayout.PRESENCE, layout.offset(0));
    for (int place = 0; place < layout.places().size(); place++) {
      long fields = memory.get(ValueLayout.JAVA_LONG, OpenHeader.SOME_ROW_HAS + 8L * (place >>> 6));
      if ((fields >>> place & 1) != 0) {
        long column = layout.offset(place);
        long bytes = (long) Block.MAX_ROWS * layout.places().get(place).type().bytes();
        touch(column, column + bytes);
      }
    }
  }

  /** A plain store of what was just read would be left out by the compiler; this one is not. */
  private void touch(long from, long to) {
    for (long at = from; at < to; at += PAGE_BYTES) {
      long _ = (long) LONG.getAndBitwiseOr(memory, at, 0L);
    }
  }

  /** The number of the block that it holds, or held last. */
  public long sequence() {
    return OpenHeader.SEQUENCE.get(memory);
  }

  /** Gives up the rows of its block, which nobody may be filling or reading. */
  public void clear() {
    OpenHeader.PUBLISHED_ROWS.setRelease(memory, 0);
    OpenHeader.SYNCED_ROWS.set(memory, 0);
  }

  OpenLayout layout() {
    return layout;
  }

  MemorySegment memory() {
    return memory;
  }

  MemorySegment heap() {
    return memory.asSlice(layout.heapOffset());
  }

  /** Room in which the file's one writer finds texts again, made if there is none yet. */
  TextRoom textRoom() {
    if (textRoom == null) {
      textRoom = new TextRoom();
    }
    return textRoom;
  }

  /** Unmaps the file; nobody may read it any more. */
  @Override
  public void close() {
    arena.close();
  }

  /** Writes zeros: a hole in the file would turn a full disk into a fault while rows are stored. */
  private static void allocate(FileChannel channel, long size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
    for (long left = size; left > 0; left -= zeros.limit()) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), left));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
    }
  }
}
