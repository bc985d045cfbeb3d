package io.weir.collector;

import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
      "Example:",
      "  weir query 'flows last 5m | stats sum(bytes) as traffic by src.ip | top 10 by traffic'"
    })
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "QUERY", description = "The query; quote it, for the shell's sake.")
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
      defaultValue = "table",
      description = "table for people (the default), json or csv for programs.")
  private QueryFormat format;

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    try (ApiClient client = new ApiClient(server)) {
      spec.commandLine().getOut().print(format.render(client.query(query, format)));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
