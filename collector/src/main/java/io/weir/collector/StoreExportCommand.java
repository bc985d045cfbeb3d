package io.weir.collector;

import io.weir.collector.export.Export;
import io.weir.collector.export.ExportFormat;
import io.weir.storage.schema.Table;
import io.weir.storage.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir store export}: writes the rows of a store for other programs. */
@Command(
    name = "export",
    description = "Write rows as CSV or NDJSON.",
    footer = {
      "",
      "Ends with 1 if something is damaged, which is left out. Example:",
      "  weir store export data --from 2026-11-21T03:00:00Z --to 2026-11-21T04:00:00Z > flows.csv"
    })
final class StoreExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A data directory that no collector uses.")
  private Path directory;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      defaultValue = "flows",
      converter = TableConverter.class,
      description = "flows (the default), counters or drops.")
  private Table table;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "First time, such as 2026-11-21T03:00:00Z; the oldest unless given.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Time before which to end; behind the latest unless given.")
  private Instant to;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description =
          "csv (the default), with every field of the table, or ndjson, with those that a row has.")
  private ExportFormat format;

  private int damaged;

  @Override
  public Integer call() throws StoreException, IOException {
    long fromMillis = from == null ? Long.MIN_VALUE : from.toEpochMilli();
    long toMillis = to == null ? Long.MAX_VALUE : to.toEpochMilli();
    new Export(table, fromMillis, toMillis, format)
        .run(directory, spec.commandLine().getOut(), this::damaged);
    return damaged == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void damaged(String what) {
    damaged++;
    spec.commandLine().getErr().println(table + ": " + what);
  }
}
