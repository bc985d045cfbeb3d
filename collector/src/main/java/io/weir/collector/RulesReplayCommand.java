package io.weir.collector;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.rule.RuleFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir rules replay}: tells what rules would have told over the past. */
@Command(
    name = "replay",
    description = "Ask a collector what rules would have told over the past.",
    footer = {"", "Example:", "  weir rules replay rules.yaml --from now-6h --to now"})
final class RulesReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A file of rules in YAML.")
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = "First time, such as 2026-11-21T03:00:00Z or now-6h.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      defaultValue = "now",
      description = "Time before which to end; now unless given.")
  private String to;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = ServerOption.DEFAULT,
      converter = ServerOption.class,
      description = "A collector; ${DEFAULT-VALUE} unless given.")
  private URI server;

  @Override
  public Integer call() throws Exception {
    var _ = RuleFile.read(file); // so that mistakes name the file
    JsonObject replay = ask();
    JsonArray steps = replay.getJsonArray("steps");
    for (int i = 0; i < steps.size(); i++) {
      JsonObject step = steps.getJsonObject(i);
      spec.commandLine()
          .getOut()
          .printf(
              "%s  %-8s  %s  %s%n",
              step.getString("time"),
              step.getString("state"),
              step.getString("labels"),
              step.getString("summary"));
    }
    if (replay.getLong("leftOut") > 0) {
      spec.commandLine().getOut().printf("… and %,d steps more%n", replay.getLong("leftOut"));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%,d alerts fired; %,d evaluations failed%n",
            replay.getLong("fired"), replay.getLong("failed"));
    return replay.getLong("failed") == 0 ? 0 : 1;
  }

  private JsonObject ask() throws IOException, CommandFailure, InterruptedException {
    try (ApiClient client = new ApiClient(server)) {
      return client.replayRules(Files.readString(file), from, to);
    }
  }
}
