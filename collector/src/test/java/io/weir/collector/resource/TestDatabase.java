package io.weir.collector.resource;

import io.weir.collector.resource.lookup.Prefix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases in MaxMind's format (MaxMind DB File Format Specification, version 2.0).
 *
 * <pre>
 * nodes:  two records of 24 bits each, for the next bit 0 and 1: the number of a node, or the number
 *         of nodes for nothing, or more for a record of data
 * 16 zero bytes
 * data:   a byte of type and size, then the value: 2 text, 3 double, 5 u16, 6 u32, 7 map, 9 u64
 * ab cd ef "MaxMind.com", and a map that describes the file
 * </pre>
 */
public final class TestDatabase {
  private static final byte[] MARKER =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
  private static final int SEPARATOR = 16;
  private static final int BITS = 128;
  private static final int NOTHING = 0;

  // a child is 0 for nothing, n for node n, or −1 − the offset of its data
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));
  private final Map<Map<String, Object>, Integer> written = new HashMap<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /**
   * Adds a network with its record; one within another that was added before takes its part of it.
   */
  public TestDatabase with(String network, Map<String, Object> record) {
    int leaf = written.computeIfAbsent(record, this::write);
    Prefix prefix = Prefix.parse(network);
    long low = prefix.isIpv4() ? prefix.low() & 0xffff_ffffL : prefix.low(); // IPv4 lies in ::/96
    int node = 0;
    for (int depth = 0; depth < prefix.length() - 1; depth++) {
      node = child(node, bit(prefix.high(), low, depth));
    }
    nodes.get(node)[bit(prefix.high(), low, prefix.length() - 1)] = leaf;
    return this;
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int child : node) {
        int record =
            child == NOTHING
                ? nodes.size()
                : child > 0 ? child : nodes.size() + SEPARATOR - 1 - child;
        out.write(record >> 16);
        out.write(record >> 8);
        out.write(record);
      }
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(MARKER);
    write(
        out,
        Map.of(
            "binary_format_major_version", (short) 2,
            "binary_format_minor_version", (short) 0,
            "build_epoch", 1_700_000_000L,
            "database_type", "Test",
            "ip_version", (short) 6,
            "node_count", nodes.size(),
            "record_size", (short) 24));
    return out.toByteArray();
  }

  /** Writes the file. */
  public Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  /** Writes a record, and answers what leads to it. */
  private int write(Map<String, Object> record) {
    int offset = data.size();
    write(data, record);
    return -1 - offset;
  }

  /** The node behind a bit of another; data that was there goes on behind both of its bits. */
  private int child(int node, int bit) {
    int child = nodes.get(node)[bit];
    if (child <= 0) {
      nodes.add(new int[] {child, child});
      child = nodes.size() - 1;
      nodes.get(node)[bit] = child;
    }
    return child;
  }

  private static int bit(long high, long low, int depth) {
    return (int) ((depth < Long.SIZE ? high : low) >>> BITS - 1 - depth & 1);
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(out, 2, bytes.length);
        out.writeBytes(bytes);
      }
      case Double number -> {
        head(out, 3, Double.BYTES);
        out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
      }
      case Short number -> {
        head(out, 5, Short.BYTES);
        out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort(number).array());
      }
      case Integer number -> {
        head(out, 6, Integer.BYTES);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
      }
      case Long number -> {
        out.write(Long.BYTES);
        out.write(9 - 7); // a type beyond 7 stands behind the size
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      }
      case Map<?, ?> map -> {
        head(out, 7, map.size());
        map.forEach(
            (key, each) -> {
              write(out, key);
              write(out, each);
            });
      }
      default -> throw new IllegalArgumentException("no type for " + value);
    }
  }

  /** The size stands in five bits; from 29 on the rest of it stands in a byte of its own. */
  private static void head(ByteArrayOutputStream out, int type, int size) {
    if (size < 29) {
      out.write(type << 5 | size);
    } else {
      out.write(type << 5 | 29);
      out.write(size - 29);
    }
  }
}
