package io.weir.collector;

import io.weir.collector.text.Quantity;
import io.weir.storage.block.Block;
import io.weir.storage.block.ColumnLayout;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.schema.Table;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreInspection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir store inspect}: tells what each segment and each column of a store takes. */
@Command(name = "inspect", description = "Tell what segments and columns take.")
final class StoreInspectCommand implements Callable<Integer>, StoreInspection.Visitor {
  private final Map<Table, TableSizes> tables = new LinkedHashMap<>();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A data directory that no collector uses.")
  private Path directory;

  @Override
  public Integer call() throws StoreException {
    StoreInspection.run(directory, this);
    PrintWriter out = spec.commandLine().getOut();
    if (tables.isEmpty()) {
      out.println(directory + ": no row");
    }
    tables.forEach((table, sizes) -> sizes.print(table, out));
    return 0;
  }

  @Override
  public void sealed(Table table, Path segment, SealedBlock block) {
    sizes(table).add(segment, block);
  }

  @Override
  public void open(Table table, Path file, Block block) {
    sizes(table).openRows += block.rows();
  }

  @Override
  public void damaged(Table table, String what) {
    spec.commandLine().getErr().println(table + ": " + what);
  }

  private TableSizes sizes(Table table) {
    return tables.computeIfAbsent(table, _ -> new TableSizes());
  }

  /** What a table's blocks add up to. */
  private static final class TableSizes {
    private final Map<String, SegmentSizes> segments = new LinkedHashMap<>();
    private final Map<String, ColumnSizes> columns = new LinkedHashMap<>();
    private long sealedRows;
    private long openRows;

    void add(Path segment, SealedBlock block) {
      sealedRows += block.rows();
      segments
          .computeIfAbsent(segment.getFileName().toString(), _ -> new SegmentSizes())
          .add(block);
      for (ColumnLayout column : block.layout()) {
        columns.computeIfAbsent(column.name(), _ -> new ColumnSizes()).add(column);
      }
    }

    void print(Table table, PrintWriter out) {
      out.printf(Locale.ROOT, "%s: %,d rows sealed, %,d open%n", table, sealedRows, openRows);
      if (sealedRows == 0) {
        return;
      }
      out.printf("  %-20s %7s %12s %10s  %s%n", "segment", "blocks", "rows", "size", "times");
      segments.forEach((name, sizes) -> sizes.print(name, out));
      out.printf(
          "  %-20s %10s %10s %10s %10s %7s  %s%n",
          "column", "values", "dictionary", "index", "presence", "B/row", "blocks by encoding");
      columns.entrySet().stream()
          .sorted(Comparator.comparingLong(entry -> -entry.getValue().bytes()))
          .forEach(entry -> entry.getValue().print(entry.getKey(), sealedRows, out));
    }
  }

  /** What a segment's blocks add up to. */
  private static final class SegmentSizes {
    private int blocks;
    private long rows;
    private long bytes;
    private long minTimeMillis = Long.MAX_VALUE;
    private long maxTimeMillis = Long.MIN_VALUE;

    void add(SealedBlock block) {
      blocks++;
      rows += block.rows();
      bytes += block.bytes();
      minTimeMillis = Math.min(minTimeMillis, block.minTimeMillis());
      maxTimeMillis = Math.max(maxTimeMillis, block.maxTimeMillis());
    }

    void print(String name, PrintWriter out) {
      out.printf(
          Locale.ROOT,
          "  %-20s %,7d %,12d %10s  %s to %s%n",
          name,
          blocks,
          rows,
          Quantity.text(bytes, "bytes"),
          Instant.ofEpochMilli(minTimeMillis),
          Instant.ofEpochMilli(maxTimeMillis));
    }
  }

  /** What a column takes in all blocks. */
  private static final class ColumnSizes {
    private final Map<String, Integer> blocksByEncoding = new TreeMap<>();
    private long values;
    private long dictionary;
    private long index;
    private long presence;

    void add(ColumnLayout column) {
      blocksByEncoding.merge(column.encoding(), 1, Integer::sum);
      values += column.valuesBytes();
      dictionary += column.dictionaryBytes();
      index += column.bitmapBytes();
      presence += column.presenceBytes();
    }

    long bytes() {
      return values + dictionary + index + presence;
    }

    void print(String name, long rows, PrintWriter out) {
      out.printf(
          Locale.ROOT,
          "  %-20s %10s %10s %10s %10s %7.2f  %s%n",
          name,
          Quantity.text(values, "bytes"),
          Quantity.text(dictionary, "bytes"),
          Quantity.text(index, "bytes"),
          Quantity.text(presence, "bytes"),
          (double) bytes() / rows,
          blocksByEncoding.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", ")));
    }
  }
}
