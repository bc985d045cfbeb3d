package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command that ran to its end within the test's process.
 *
 * @param exitCode 0 done, 1 failed, 2 a mistake in the arguments
 * @param out what it printed
 * @param err what it printed on standard error
 */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** Holds that the command failed with one line on standard error and nothing else. */
  void assertFails(int expectedCode, String line) {
    assertEquals(line + System.lineSeparator(), err);
    assertEquals("", out);
    assertEquals(expectedCode, exitCode);
  }
}
