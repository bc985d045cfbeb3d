package io.weir.collector;

import io.weir.collector.config.ConfigurationException;
import io.weir.collector.resource.inventory.Inventory;
import io.weir.collector.resource.inventory.InventoryFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir resources check}: names every mistake of a file of resources. */
@Command(
    name = "check",
    description = "Read files of resources, and name every mistake.",
    footer = {"", "Ends with 1 if there is a mistake."})
final class ResourcesCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files that resources.file names together.")
  private List<Path> files;

  @Override
  public Integer call() {
    InventoryFiles reading = new InventoryFiles(files);
    try {
      Inventory inventory = reading.read();
      spec.commandLine()
          .getOut()
          .printf("%,d networks in %,d files%n", inventory.networks(), reading.files().size());
      return ExitCode.OK;
    } catch (ConfigurationException mistakes) {
      spec.commandLine().getErr().println(mistakes.getMessage());
      return ExitCode.SOFTWARE;
    }
  }
}
