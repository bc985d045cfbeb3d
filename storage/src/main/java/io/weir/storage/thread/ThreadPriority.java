package io.weir.storage.thread;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * How urgent a thread's work is. A datagram that nobody takes from its socket within milliseconds
 * is lost; a block to be sealed waits in its open file, but when all of these are full, a receiver
 * waits, too; and a query may take a moment longer. On Linux this is a nice value (sched(7)),
 * beside that of the process; elsewhere nothing changes. Java's own priorities need a flag that
 * Java warns of.
 */
public enum ThreadPriority {
  /** Takes datagrams from a socket. Going before others takes a right (CAP_SYS_NICE). */
  RECEIVE(-5),
  /** Seals blocks. Going before others takes the same right. */
  SEAL(-3),
  /** Answers queries. */
  ANSWER(5);

  private static final Optional<MethodHandle> NICE = nice();

  private final int increment;

  ThreadPriority(int increment) {
    this.increment = increment;
  }

  /** Gives the calling thread this priority, where the system lets it have it. Once a thread. */
  public void take() {
    if (NICE.isEmpty()) {
      return;
    }
    try {
      int _ = (int) NICE.get().invokeExact(increment);
    } catch (Throwable e) {
      throw new IllegalStateException("nice(2) cannot be called", e);
    }
  }

  /** Makes daemon threads of this priority, whose names are a prefix and a number from 0. */
  public ThreadFactory daemons(String namePrefix) {
    ThreadFactory threads = Thread.ofPlatform().name(namePrefix, 0).daemon().factory();
    return task ->
        threads.newThread(
            () -> {
              take();
              task.run();
            });
  }

  /** On Linux it is of the calling thread alone, in spite of POSIX. */
  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> nice() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("nice")
        .map(call -> linker.downcallHandle(call, FunctionDescriptor.of(JAVA_INT, JAVA_INT)));
  }
}
