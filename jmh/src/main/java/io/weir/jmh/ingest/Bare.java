package io.weir.jmh.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A {@link BareReceiver} in a process of its own. */
record Bare(ChildProcess process, int port) implements Receiver {
  static Bare start(Path java, Path directory) throws IOException {
    int port = LoopbackPort.free();
    ChildProcess process =
        ChildProcess.startJava(java, directory.resolve("log"), BareReceiver.class, port);
    LoopbackPort.awaitListener(port, process);
    return new Bare(process, port);
  }

  @Override
  public OptionalLong samplesKept() throws IOException {
    return OptionalLong.of(Long.parseLong(process.ask("")) * Traffic.SAMPLES_A_DATAGRAM);
  }

  @Override
  public long samplesLost() {
    return 0;
  }
}
