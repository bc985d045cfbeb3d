package io.weir.jmh.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that the benchmark has started and ends, with its children. */
final class ChildProcess implements AutoCloseable {
  /** The program that runs Java here. */
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private static final long PATIENCE_SECONDS = 10;

  private final Process process;
  private final Path log;
  private final BufferedReader output;
  private final Writer input;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.output = process.inputReader();
    this.input = process.outputWriter();
  }

  /** Starts a command, whose standard error goes to a file. */
  static ChildProcess start(List<String> command, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().put("WEIR_JAVA_HOME", System.getProperty("java.home"));
    ChildProcess child = new ChildProcess(builder.start(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(child::kill));
    return child;
  }

  /** Starts a class of the benchmark in a Java machine of its own. */
  static ChildProcess startJava(Path java, Path log, Class<?> main, int port) throws IOException {
    return start(
        List.of(
            java.toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            Integer.toString(port)),
        log);
  }

  /** Writes a line to the process; gives the line that it answers with. */
  String ask(String question) throws IOException {
    input.write(question + "\n");
    input.flush();
    return readLine();
  }

  /** Waits for a line that begins with some text; gives the rest of it. */
  String awaitLine(String beginning) throws IOException {
    String line = readLine();
    while (!line.startsWith(beginning)) {
      line = readLine();
    }
    return line.substring(beginning.length()).strip();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Processor time of the process and its children, the kernel's share included. */
  Duration cpu() {
    return handles()
        .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Memory that is neither a file's nor can be given back: proc_pid_status(5), RssAnon. */
  long anonymousMebibytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String line = lines.filter(text -> text.startsWith("RssAnon:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
    }
  }

  /** What the process wrote on standard error. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** Asks it to end, waits for a while, and ends what is left. */
  @Override
  public void close() {
    List<ProcessHandle> handles = handles().toList();
    process.destroy();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    handles.forEach(ProcessHandle::destroyForcibly);
  }

  private void kill() {
    handles().toList().forEach(ProcessHandle::destroyForcibly);
  }

  private Stream<ProcessHandle> handles() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  private String readLine() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("a process has ended: " + process.info() + "\n" + log());
    }
    return line;
  }
}
