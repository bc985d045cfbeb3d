package io.weir.jmh.ingest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that is measured.
 *
 * @param name what it is called in the report and in the arguments
 * @param program its name on the path, or where it is
 * @param start how it is started
 */
record Candidate(String name, String program, Start start) {
  /** All of them, in the order in which they are measured. */
  static final List<Candidate> ALL =
      List.of(
          new Candidate("bare", ChildProcess.JAVA.toString(), Bare::start),
          new Candidate("sfcapd", "sfcapd", Peer::startSfcapd),
          new Candidate("sfacctd", "sfacctd", Peer::startSfacctd),
          new Candidate("weir", "./weir", Weir::start));

  /** Starts a program that keeps its files in an empty directory; it has opened its port. */
  interface Start {
    Receiver start(Path program, Path directory) throws IOException;
  }

  /** Starts it in an empty directory; empty where it is not installed. */
  Optional<Receiver> start(Path directory) throws IOException {
    Optional<Path> installed = find(program);
    return installed.isEmpty()
        ? Optional.empty()
        : Optional.of(start.start(installed.get(), directory));
  }

  /** A program on the path, or where Debian puts daemons. */
  private static Optional<Path> find(String program) {
    return Stream.concat(
            Pattern.compile(File.pathSeparator).splitAsStream(System.getenv("PATH")),
            Stream.of("/usr/sbin"))
        .map(directory -> program.contains("/") ? Path.of(program) : Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
