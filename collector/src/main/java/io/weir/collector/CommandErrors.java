package io.weir.collector;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How commands speak of what went wrong: one line on standard error, and an exit code. */
final class CommandErrors {
  private CommandErrors() {}

  /** A mistake in the arguments. */
  static int usage(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String problem =
        mistake instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : mistake
                .getMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^Error: ", "")
                .strip();
    command.getErr().println(name + ": " + problem + "; see \"" + name + " --help\"");
    return ExitCode.USAGE;
  }

  /**
   * A failure of the command's work. A checked exception carries its message for the user; anything
   * else is our own bug.
   */
  static int failure(Exception failure, CommandLine command, ParseResult arguments) {
    String name = command.getCommandSpec().qualifiedName();
    command
        .getErr()
        .println(
            name
                + ": "
                + (failure instanceof RuntimeException ? bug(failure) : failure.getMessage()));
    return ExitCode.SOFTWARE;
  }

  private static String unmatched(UnmatchedArgumentException mistake) {
    String suggestion =
        mistake.getSuggestions().stream()
            .map(name -> ", did you mean \"" + name.substring(name.lastIndexOf(' ') + 1) + "\"?")
            .findFirst()
            .orElse("");
    return "takes no \"" + mistake.getUnmatched().getFirst() + "\"" + suggestion;
  }

  private static String bug(Exception bug) {
    String place =
        Arrays.stream(bug.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.weir."))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    return "this is a bug, please report it: " + bug + place;
  }
}
