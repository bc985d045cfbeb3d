package io.weir.storage.store;

import static io.weir.storage.store.StoreFixture.appendWaiting;
import static io.weir.storage.store.StoreFixture.awaitSealed;
import static io.weir.storage.store.StoreFixture.clearOpenFilesBut;
import static io.weir.storage.store.StoreFixture.queueFiles;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A data directory of an earlier version, kept for ever as a zip file; and, by formula, the rows
 * that are in it. A formula never changes: the next version of the format gets a directory and
 * formulas of its own.
 */
final class FormatFixture {
  /** A full block, which is sealed, and some rows in an open file. */
  static final int ROWS = 65_536 + 1000;

  private FormatFixture() {}

  /** Row {@code i} of the flows of a version. */
  static Row flow(int version, int i) {
    Row row = flow(i);
    if (version > 1 && i % 2 == 0) {
      row.set(Flows.SOURCE_AS, 64_500 + i / 2 * 37L % 5000);
    }
    return row;
  }

  private static Row flow(int i) {
    Row row = new Row(Flows.TABLE);
    row.set(Flows.TIME, 1_795_219_200_000L + 13L * i + i % 7);
    row.setAddress(Flows.AGENT, 0, Address.lowOfIpv4(0xc000_0201 + i % 3));
    row.set(Flows.SOURCE_CLASS, 0);
    row.set(Flows.INPUT, 1 + i / 900);
    setText(row, Flows.INPUT_NAME, "port " + i / 900);
    row.set(Flows.SAMPLING_RATE, 1000);
    row.set(Flows.FRAME_BYTES, 64 + i % 1400);
    row.set(Flows.ETHERNET_SOURCE, 0x0200_5e00_0000L + i % 50);
    if (i % 2 == 0) {
      row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(0x0a00_0000 + i % 200));
      row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(0xffff_ff00 + i % 256));
    } else {
      row.setAddress(Flows.SOURCE_IP, 0x2001_0db8_0000_0000L, i % 20);
      row.setAddress(Flows.DESTINATION_IP, 0xfe80_0000_0000_0000L, -1 - i % 30);
    }
    row.set(Flows.PROTOCOL, i / 5000 % 2 == 0 ? 6 : 17);
    row.set(Flows.DESTINATION_PORT, i % 4 == 0 ? 65_535 : 443);
    if (i % 500 == 0) {
      row.set(Flows.VLAN, 4095 - i % 3);
    }
    if (i >= 65_536) {
      setText(row, Flows.STACK, "eth.ip.tcp");
    }
    return row;
  }

  /** Row {@code i} of the counters of versions 1 and 2. */
  static Row counter(int i) {
    Row row = new Row(Counters.TABLE);
    row.set(Counters.TIME, 1_795_219_200_000L + i);
    row.setAddress(Counters.AGENT, 0, Address.lowOfIpv4(0xc000_0201));
    setText(row, Counters.NAME, i % 2 == 0 ? "ifInOctets" : "température");
    row.setNumber(Counters.VALUE, i % 100 / 8.0 - 3);
    return row;
  }

  private static void setText(Row row, Field field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    row.setText(field, bytes, 0, bytes.length);
  }

  /** Lays a data directory of a version out. */
  static void unpack(int version, Path target) throws IOException {
    String name = "/format-" + version + ".zip.gz";
    try (InputStream packed = FormatFixture.class.getResourceAsStream(name);
        ZipInputStream zip =
            new ZipInputStream(new BufferedInputStream(new GZIPInputStream(packed)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = target.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }

  /** Made the file of version 2; arguments: an empty directory and the file to make. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    try (Store store = Store.open(directory, StoreFixture.SETTINGS)) {
      write(store, Flows.TABLE, i -> flow(2, i));
      write(store, Counters.TABLE, FormatFixture::counter);
      awaitSealed(store, 2);
    }
    for (String table : List.of("flows", "counters")) {
      clearOpenFilesBut(directory, table, 1);
      for (Path file : queueFiles(directory, table)) {
        cutZeros(file);
      }
    }
    try (ZipOutputStream zip =
            new ZipOutputStream(
                new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[1]))));
        Stream<Path> files = Files.walk(directory)) {
      zip.setLevel(9);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.endsWith("metadata.cq4t")) {
          zip.putNextEntry(new ZipEntry(directory.relativize(file).toString()));
          Files.copy(file, zip);
        }
      }
    }
  }

  private static void write(Store store, Table table, IntFunction<Row> rows) throws Exception {
    try (RowWriter writer = store.writer(table)) {
      for (int i = 0; i < ROWS; i++) {
        appendWaiting(writer, rows.apply(i));
      }
    }
  }

  /** A queue file has more zeros behind its blocks than a repository needs. */
  private static void cutZeros(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(Math.min(bytes.length, end + 4096));
    }
  }
}
