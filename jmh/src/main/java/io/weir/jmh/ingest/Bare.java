package io.weir.jmh.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A {@link BareReceiver} in a process of its own. */
final class Bare implements Receiver {
  private final ChildProcess process;
  private final int port;

  private Bare(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  static Bare start(Path java, Path directory) throws IOException {
    int port = LoopbackPort.free();
    ChildProcess process =
        ChildProcess.startJava(java, directory.resolve("log"), BareReceiver.class, port);
    LoopbackPort.awaitListener(port, process);
    return new Bare(process, port);
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public OptionalLong samplesKept() throws IOException {
    return OptionalLong.of(Long.parseLong(process.ask("")) * Traffic.SAMPLES_A_DATAGRAM);
  }

  @Override
  public long samplesLost() {
    return 0;
  }

  @Override
  public void close() {
    process.close();
  }
}
