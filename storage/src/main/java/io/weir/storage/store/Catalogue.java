package io.weir.storage.store;

import io.weir.storage.block.SealedBlock;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The file that tells where the blocks of each finished segment lie, so that a store opens without
 * touching them. It can be lost: it is made anew from the segments.
 *
 * <pre>
 *  0  u64  magic "WEIRCATL"
 *  8  u64  format version, 1
 * 16       records, the later of two for one segment holds:
 *     u32  length of what follows the checksum
 *     u32  CRC32C of what follows
 *     u16  length of the segment's name, then the name: its path below the queue's directory
 *     u32  number of blocks, then for each
 *     u64  its place in the file
 *     u64  its sequence number
 *     u32  rows
 *     u32  length in bytes
 *     i64  least time of a row
 *     i64  greatest time of a row
 * </pre>
 */
final class Catalogue {
  private static final long MAGIC = 0x4c544143_52494557L; // "WEIRCATL"
  private static final long VERSION = 1;
  private static final int HEADER_BYTES = 16;
  private static final int RECORD_HEADER_BYTES = 8;
  private static final int BLOCK_BYTES = 40;

  private final Path path;

  Catalogue(Path path) {
    this.path = path;
  }

  /**
   * The segments, by name, up to the first record that does not hold.
   *
   * @param damaged told what is wrong with the file
   */
  Map<String, List<BlockPlace>> read(Consumer<String> damaged) throws IOException {
    Map<String, List<BlockPlace>> segments = new LinkedHashMap<>();
    if (!Files.exists(path)) {
      return segments;
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      if (bytes.getLong() != MAGIC || bytes.getLong() != VERSION) {
        damaged.accept(path + " is no catalogue of this version and will be made anew");
        return segments;
      }
      while (bytes.hasRemaining()) {
        readRecord(bytes, segments);
      }
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      damaged.accept(path + " is damaged at byte " + bytes.position() + " and will be made anew");
    }
    return segments;
  }

  /** Adds a segment that is finished. */
  void add(String name, List<BlockPlace> blocks) throws IOException {
    if (!Files.exists(path)) {
      replace(Map.of(name, blocks));
      return;
    }
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      write(channel, record(name, blocks));
    }
  }

  /** Makes the file anew. */
  void replace(Map<String, List<BlockPlace>> segments) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, little(HEADER_BYTES).putLong(MAGIC).putLong(VERSION));
      for (Map.Entry<String, List<BlockPlace>> segment : segments.entrySet()) {
        write(channel, record(segment.getKey(), segment.getValue()));
      }
      channel.force(false);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void readRecord(ByteBuffer bytes, Map<String, List<BlockPlace>> segments) {
    int start = bytes.position();
    int length = bytes.getInt();
    int checksum = bytes.getInt();
    if (length < 0 || length > bytes.remaining() || checksum(bytes, length) != checksum) {
      bytes.position(start);
      throw new IllegalArgumentException("the record does not hold");
    }
    byte[] name = new byte[bytes.getShort()];
    bytes.get(name);
    BlockPlace[] blocks = new BlockPlace[bytes.getInt()];
    for (int i = 0; i < blocks.length; i++) {
      long offset = bytes.getLong();
      long sequence = bytes.getLong();
      int rows = bytes.getInt();
      int size = bytes.getInt();
      blocks[i] =
          new BlockPlace(
              offset,
              new SealedBlock.Summary(sequence, rows, size, bytes.getLong(), bytes.getLong()));
    }
    segments.put(new String(name, StandardCharsets.UTF_8), List.of(blocks));
  }

  private static ByteBuffer record(String name, List<BlockPlace> blocks) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    int length = Short.BYTES + utf8.length + Integer.BYTES + blocks.size() * BLOCK_BYTES;
    ByteBuffer bytes = little(RECORD_HEADER_BYTES + length).putInt(length).putInt(0);
    bytes.putShort((short) utf8.length).put(utf8).putInt(blocks.size());
    for (BlockPlace block : blocks) {
      SealedBlock.Summary summary = block.summary();
      bytes.putLong(block.offset()).putLong(summary.sequence());
      bytes.putInt(summary.rows()).putInt(summary.bytes());
      bytes.putLong(summary.minTimeMillis()).putLong(summary.maxTimeMillis());
    }
    bytes.position(RECORD_HEADER_BYTES);
    return bytes.putInt(Integer.BYTES, checksum(bytes, length)).position(bytes.limit());
  }

  private static int checksum(ByteBuffer bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.slice(bytes.position(), length));
    return (int) checksum.getValue();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    bytes.flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
