package io.weir.collector.ingest;

import static java.lang.foreign.ValueLayout.ADDRESS;
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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Linux can do with a channel's socket and Java cannot ask it for. */
final class LinuxSocket {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxSocket.class);
  private static final int SHUT_RD = 0; // sys/socket.h
  private static final int SOL_SOCKET = 1; // asm-generic/socket.h
  private static final int SO_RCVBUFFORCE = 33; // asm-generic/socket.h
  private static final int EINTR = 4; // asm-generic/errno-base.h
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle RECVMMSG =
      systemCall(
          "recvmmsg",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle SETSOCKOPT =
      systemCall(
          "setsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle SHUTDOWN =
      systemCall("shutdown", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  private final int descriptor;
  private final MemorySegment callState = Arena.ofAuto().allocate(CALL_STATE);

  private LinuxSocket(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Empty where the system is not Linux, or Java was started without access to the socket. */
  static Optional<LinuxSocket> of(DatagramChannel channel) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LinuxSocket(descriptor(channel)));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.info("datagrams are received one by one: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Waits for a datagram and takes it with those that are there behind it (recvmmsg(2)).
   *
   * @return how many came; 0 where a signal came instead
   */
  int receive(MessageVector messages) throws IOException {
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
    if (errno == EINTR) {
      return 0;
    }
    throw new IOException("recvmmsg failed with error " + errno);
  }

  /**
   * Asks for a receive buffer whatever net.core.rmem_max is, which takes a right (CAP_NET_ADMIN);
   * without it nothing changes.
   */
  void forceReceiveBuffer(int bytes) {
    try (Arena arena = Arena.ofConfined()) {
      int _ =
          (int)
              SETSOCKOPT.invokeExact(
                  descriptor,
                  SOL_SOCKET,
                  SO_RCVBUFFORCE,
                  arena.allocateFrom(JAVA_INT, bytes),
                  Integer.BYTES);
    } catch (Throwable e) {
      throw new IllegalStateException("setsockopt cannot be called", e);
    }
  }

  /** Wakes the thread that waits, and lets it receive no more. */
  void shutdown() {
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
