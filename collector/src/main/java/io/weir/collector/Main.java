package io.weir.collector;

import io.weir.collector.config.Endpoint;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code weir}: a name for each of the things that it does. */
@Command(
    name = "weir",
    description = "Weir, a self-hosted network-flow monitor.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "\"weir COMMAND --help\" tells more. Start with \"weir demo\"."},
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      QueryCommand.class,
      ReplayCommand.class,
      ImportCommand.class,
      StoreCommand.class,
      ResourcesCommand.class,
      RulesCommand.class,
      VersionCommand.class
    })
public final class Main {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and end.")
  @SuppressWarnings("unused") // picocli reads it, and shows the help
  private boolean help;

  /**
   * Runs a command and ends the process with its exit code: 0 done, 1 failed, 2 a mistake in the
   * arguments.
   */
  public static void main(String[] arguments) {
    Logging.configure();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /** Runs a command; gives its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .registerConverter(Endpoint.class, new EndpointConverter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(CommandErrors::usage)
        .setExecutionExceptionHandler(CommandErrors::failure)
        .execute(arguments);
  }
}
