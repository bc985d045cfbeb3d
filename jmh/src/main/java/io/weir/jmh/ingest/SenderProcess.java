package io.weir.jmh.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A {@link Sender} in a process of its own. */
final class SenderProcess implements AutoCloseable {
  private final ChildProcess process;

  private SenderProcess(ChildProcess process) {
    this.process = process;
  }

  static SenderProcess start(int port, Path directory) throws IOException {
    return new SenderProcess(
        ChildProcess.startJava(
            ChildProcess.JAVA, directory.resolve("sender.log"), Sender.class, port));
  }

  /** Sends; comes back when the time of the load is over. */
  Sent send(Load load) throws IOException {
    return Sent.parse(process.ask(load.toString()));
  }

  Duration cpu() {
    return process.cpu();
  }

  @Override
  public void close() {
    process.close();
  }
}
