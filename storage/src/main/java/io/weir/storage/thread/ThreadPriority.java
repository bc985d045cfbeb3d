package io.weir.storage.thread;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * How urgent a thread's work is. A datagram that nobody takes from its socket within milliseconds
 * is lost; a block to be sealed waits in its open file, but when all of these are full, a receiver
 * waits, too; and a query may take a moment longer. On Linux this is a nice value (sched(7)) beside
 * that of the process, whichever thread made this one; elsewhere nothing changes. Java's own
 * priorities need a flag that Java warns of.
 */
public enum ThreadPriority {
  /** Takes datagrams from a socket. Going before others takes a right (CAP_SYS_NICE). */
  RECEIVE(-5),
  /** Seals blocks. Going before others takes the same right. */
  SEAL(-3),
  /** Answers queries. */
  ANSWER(5),
  /** Works for nobody who waits. */
  BACKGROUND(15);

  private static final int OF_ONE = 0; // PRIO_PROCESS: on Linux a thread, in spite of POSIX
  private static final int THIS_THREAD = 0;
  private static final int LEAST_URGENT = 19;
  private static final Optional<MethodHandle> SET = call("setpriority", 3);
  private static final int OF_PROCESS = call("getpriority", 2).map(ThreadPriority::get).orElse(0);

  private final int increment;

  ThreadPriority(int increment) {
    this.increment = increment;
  }

  /** Gives the calling thread this priority, where the system lets it have it. */
  public void take() {
    if (SET.isEmpty()) {
      return;
    }
    try {
      int nice = Math.min(OF_PROCESS + increment, LEAST_URGENT);
      int _ = (int) SET.get().invokeExact(OF_ONE, THIS_THREAD, nice);
    } catch (Throwable e) {
      throw new IllegalStateException("setpriority(2) cannot be called", e);
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

  /** Of the process's first thread, which is none of ours. */
  private static int get(MethodHandle getpriority) {
    try {
      return (int) getpriority.invokeExact(OF_ONE, (int) ProcessHandle.current().pid());
    } catch (Throwable e) {
      throw new IllegalStateException("getpriority(2) cannot be called", e);
    }
  }

  /** A function of the C library that takes some numbers and gives one. */
  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> call(String name, int parameters) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    MemoryLayout[] numbers = new MemoryLayout[parameters];
    Arrays.fill(numbers, JAVA_INT);
    return linker
        .defaultLookup()
        .find(name)
        .map(call -> linker.downcallHandle(call, FunctionDescriptor.of(JAVA_INT, numbers)));
  }
}
