package io.weir.collector;

import io.weir.collector.alert.rule.RuleFile;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.config.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir rules check}: says whether files of rules are right. */
@Command(
    name = "check",
    description = "Say whether files of rules are right; name each mistake, its place and cure.")
final class RulesCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of rules in YAML.")
  private List<Path> files;

  @Override
  public Integer call() {
    int exit = 0;
    for (Path file : files) {
      try {
        List<RuleGroup> groups = RuleFile.read(file);
        int rules = groups.stream().mapToInt(group -> group.rules().size()).sum();
        spec.commandLine()
            .getOut()
            .printf("%s: %d rules in %d groups%n", file, rules, groups.size());
      } catch (ConfigurationException e) {
        spec.commandLine().getErr().println(e.getMessage());
        exit = 1;
      }
    }
    return exit;
  }
}
