package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Weir as a process of its own, as a user runs it, in a directory where its temporary files go as
 * well.
 */
final class WeirProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final Path out;
  private final Path err;

  private WeirProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a command with the Java machine and the options of the test. */
  static WeirProcess start(Path directory, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("--") || option.startsWith("-Dchronicle")) {
        command.add(option);
      }
    }
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", // is ready sooner
            "-Djava.io.tmpdir=" + directory,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new WeirProcess(process, out, err);
  }

  /** Waits until it has printed a line that begins with some text; gives that line. */
  String awaitLine(String beginning) throws Exception {
    List<String> found = new ArrayList<>();
    Eventually.holds(
        "it prints \"" + beginning + "\"",
        () -> {
          assertTrue(process.isAlive(), () -> "it has ended: " + text(err));
          Files.readString(out)
              .lines()
              .filter(line -> line.startsWith(beginning))
              .forEach(found::add);
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  /** Asks it to end, as Ctrl-C does, and waits until it has. */
  void terminate() throws InterruptedException {
    process.destroy();
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
  }

  /** What it printed on standard error, but for what the JVM says of its module of vectors. */
  String errors() {
    return text(err).replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends it if it still runs. */
  @Override
  public void close() {
    kill();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
