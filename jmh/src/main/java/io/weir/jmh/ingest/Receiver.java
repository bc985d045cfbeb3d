package io.weir.jmh.ingest;

import java.io.IOException;
import java.util.OptionalLong;

/** A process that receives what is sent to a UDP port of loopback, and can be measured. */
interface Receiver extends AutoCloseable {
  ChildProcess process();

  int port();

  /** Samples that it has taken in so far; empty where it cannot be asked. */
  OptionalLong samplesKept() throws IOException;

  /** Samples that it has received and, as it says, lost. */
  long samplesLost() throws IOException;

  /** Ends the process. */
  @Override
  default void close() {
    process().close();
  }
}
