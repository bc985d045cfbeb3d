package io.weir.collector;

import io.weir.collector.config.ConfigurationException;
import io.weir.collector.resource.inventory.IpRanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir resources import}: makes a file of remote resources of a provider's list. */
@Command(
    name = "import",
    description = "Make a file of remote resources of Amazon's list of its networks.")
final class ResourcesImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ip-ranges.json", description = "Amazon's list.")
  private Path list;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the resources; standard output unless given.")
  private Path output;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    IpRanges ranges = IpRanges.read(list);
    if (output == null) {
      spec.commandLine().getOut().print(ranges.toYaml());
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
    Files.writeString(output, ranges.toYaml());
    spec.commandLine().getOut().printf("%s: %,d networks%n", output, ranges.size());
    return ExitCode.OK;
  }
}
