package io.weir.collector.ingest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All datagrams that wait, by one system call of Linux (recvmmsg(2)): a call for each would be a
 * tenth of what a datagram costs. Makes no garbage while the sender stays the same.
 */
final class BatchIntake implements Intake {
  private static final Logger LOG = LoggerFactory.getLogger(BatchIntake.class);
  private static final int SHUT_RD = 0; // sys/socket.h
  private static final int EINTR = 4; // asm-generic/errno-base.h
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle RECVMMSG =
      systemCall(
          "recvmmsg",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle SHUTDOWN =
      systemCall("shutdown", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  private final int descriptor;
  private final Clock clock;
  private final MemorySegment callState = Arena.ofAuto().allocate(CALL_STATE);
  private final MessageVector messages = new MessageVector(Arena.ofAuto());
  private final byte[] datagram = new byte[MAX_DATAGRAM_BYTES];
  private volatile boolean stopped;

  private BatchIntake(int descriptor, Clock clock) {
    this.descriptor = descriptor;
    this.clock = clock;
  }

  /** Empty where the system is not Linux, or Java was started without access to the socket. */
  static Optional<BatchIntake> open(DatagramChannel channel, Clock clock) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BatchIntake(descriptor(channel), clock));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.info("datagrams are received one by one: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void receive(Target target) throws IOException {
    int received = receiveBatch();
    if (stopped) {
      return;
    }
    long receivedMillis = clock.millis();
    for (int i = 0; i < received; i++) {
      int length = messages.length(i);
      MemorySegment.copy(
          messages.buffers(), JAVA_BYTE, MessageVector.buffer(i), datagram, 0, length);
      target.take(datagram, length, messages.sender(i), receivedMillis);
    }
  }

  /** Answers how many came; 0 where a signal came instead. */
  private int receiveBatch() throws IOException {
    messages.reset();
    int received;
    try {
      received =
          (int)
              RECVMMSG.invokeExact(
                  callState,
                  descriptor,
                  messages.headers(),
                  MessageVector.LENGTH,
                  MessageVector.WAIT_FOR_ONE,
                  MemorySegment.NULL);
    } catch (Throwable e) {
      throw new IllegalStateException("recvmmsg cannot be called", e);
    }
    if (received >= 0) {
      return received;
    }
    int errno = (int) ERRNO.get(callState, 0L);
    if (errno == EINTR || stopped) {
      return 0;
    }
    throw new IOException("recvmmsg failed with error " + errno);
  }

  /** A socket that is only closed would leave the thread that waits at it where it is. */
  @Override
  public void stop() throws IOException {
    stopped = true;
    try {
      int _ =
          (int) SHUTDOWN.invokeExact(descriptor, SHUT_RD); // fails, but wakes: nobody is connected
    } catch (Throwable e) {
      throw new IllegalStateException("shutdown cannot be called", e);
    }
  }

  /** The channel's file descriptor, which Java keeps to itself. */
  private static int descriptor(DatagramChannel channel) throws ReflectiveOperationException {
    Class<?> internal =
        Class.forName("sun.nio.ch.SelChImpl", false, SelectableChannel.class.getClassLoader());
    Method descriptor = internal.getMethod("getFDVal");
    return (int) descriptor.invoke(channel);
  }

  @SuppressWarnings("restricted") // the process is started with --enable-native-access
  private static MethodHandle systemCall(
      String name, FunctionDescriptor type, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
  }
}
