package io.weir.collector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir query}: asks a collector and prints the answer. */
@Command(
    name = "query",
    description = "Ask a collector.",
    footer = {
      "",
      "Without a query it takes one after the other: at a terminal with history and completion,",
      "else from standard input, and then prints plain rows.",
      "",
      "Example:",
      "  weir query 'flows last 5m | stats sum(bytes) as traffic by src.ip | top 10 by traffic'"
    })
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..1",
      description = "The query; quote it, for the shell's sake.")
  private String query;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = ServerOption.DEFAULT,
      converter = ServerOption.class,
      description = "The collector to ask; ${DEFAULT-VALUE} unless given.")
  private URI server;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table for people, json, csv, ndjson or plain rows for programs; a table unless given, and"
              + " rows of queries from standard input.")
  private QueryFormat format;

  @Override
  public Integer call() throws CommandFailure, InterruptedException, IOException {
    try (ApiClient client = new ApiClient(server)) {
      if (query != null) {
        QueryFormat chosen = format == null ? QueryFormat.TABLE : format;
        spec.commandLine().getOut().print(chosen.render(client.query(query, chosen)));
        spec.commandLine().getOut().flush();
        return 0;
      }
      String version = client.version();
      if (System.console().isTerminal()) {
        converse(client, version);
        return 0;
      }
      return script(client);
    }
  }

  private void converse(ApiClient client, String version) throws IOException {
    QueryFormat chosen = format == null ? QueryFormat.TABLE : format;
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      terminal.writer().println("weir " + version + " at " + server + "; \\help tells more");
      new QueryTerminal(terminal, client, QueryTerminal.historyFile(), chosen).run();
    }
  }

  /** Runs the queries that standard input has. */
  private int script(ApiClient client) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    QueryFormat chosen = format == null ? QueryFormat.ROWS : format;
    QuerySession session = new QuerySession(client, out, err, chosen, QuerySession.Pause.NONE);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return QueryScript.run(lines, session) ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
