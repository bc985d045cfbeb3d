package io.weir.jmh.ingest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;

/**
 * A UDP socket on loopback, by the system calls of Linux: it sends many datagrams in one call
 * (udp(7), UDP_SEGMENT) and takes many in one (recvmmsg(2)). Blocks; one thread uses it, until the
 * process ends.
 */
final class UdpSocket {
  /** What every socket asks the kernel for, those of the other receivers included: as Weir does. */
  static final int BUFFER_BYTES = 32 << 20;

  private static final int AF_INET = 2;
  private static final int SOCK_DGRAM = 2;
  private static final int SOL_SOCKET = 1;
  private static final int SO_SNDBUF = 7;
  private static final int SO_RCVBUF = 8;
  private static final int SOL_UDP = 17;
  private static final int UDP_SEGMENT = 103;
  private static final int MSG_WAITFORONE = 0x10000;
  private static final int ADDRESS_BYTES = 16;
  private static final int LOOPBACK = 0x7f00_0001;

  private static final MethodHandle SOCKET =
      systemCall("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SETSOCKOPT =
      systemCall("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle BIND =
      systemCall("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CONNECT =
      systemCall("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SEND =
      systemCall("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle RECVMMSG =
      systemCall("recvmmsg", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);

  private final int descriptor;

  private UdpSocket(int descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * A socket that sends to a port: each call a buffer, which the kernel cuts into datagrams of a
   * length.
   */
  static UdpSocket sendingTo(int port, int datagramBytes) throws IOException {
    UdpSocket socket = open();
    socket.set(SOL_SOCKET, SO_SNDBUF, BUFFER_BYTES);
    socket.set(SOL_UDP, UDP_SEGMENT, datagramBytes);
    socket.at(port, CONNECT, "connect");
    return socket;
  }

  /** A socket that receives what is sent to a port. */
  static UdpSocket receivingAt(int port) throws IOException {
    UdpSocket socket = open();
    socket.set(SOL_SOCKET, SO_RCVBUF, BUFFER_BYTES);
    socket.at(port, BIND, "bind");
    return socket;
  }

  /** Sends a buffer that lies outside of the heap. */
  void send(MemorySegment buffer) throws IOException {
    try {
      long sent = (long) SEND.invokeExact(descriptor, buffer, buffer.byteSize(), 0);
      check(sent == buffer.byteSize(), "send");
    } catch (Throwable e) {
      throw failed("send", e);
    }
  }

  /** Waits for a datagram; gives the number of those that it has taken. */
  int receive(MessageVector messages) throws IOException {
    try {
      int received =
          (int)
              RECVMMSG.invokeExact(
                  descriptor,
                  messages.headers(),
                  MessageVector.LENGTH,
                  MSG_WAITFORONE,
                  MemorySegment.NULL);
      check(received > 0, "recvmmsg");
      return received;
    } catch (Throwable e) {
      throw failed("recvmmsg", e);
    }
  }

  private static UdpSocket open() throws IOException {
    try {
      int descriptor = (int) SOCKET.invokeExact(AF_INET, SOCK_DGRAM, 0);
      check(descriptor >= 0, "socket");
      return new UdpSocket(descriptor);
    } catch (Throwable e) {
      throw failed("socket", e);
    }
  }

  private void set(int level, int option, int value) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pointer = arena.allocateFrom(JAVA_INT, value);
      int result = (int) SETSOCKOPT.invokeExact(descriptor, level, option, pointer, Integer.BYTES);
      check(result == 0, "setsockopt");
    } catch (Throwable e) {
      throw failed("setsockopt", e);
    }
  }

  private void at(int port, MethodHandle systemCall, String name) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int result = (int) systemCall.invokeExact(descriptor, loopback(port, arena), ADDRESS_BYTES);
      check(result == 0, name);
    } catch (Throwable e) {
      throw failed(name, e);
    }
  }

  /** ip(7): sockaddr_in, the family in the machine's order, port and address in the network's. */
  private static MemorySegment loopback(int port, Arena arena) {
    MemorySegment address = arena.allocate(ADDRESS_BYTES, Integer.BYTES);
    address.set(JAVA_SHORT, 0, (short) AF_INET);
    address.set(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) port);
    address.set(JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN), 4, LOOPBACK);
    return address;
  }

  private static void check(boolean succeeded, String name) throws IOException {
    if (!succeeded) {
      throw new IOException("the kernel refused " + name);
    }
  }

  private static IOException failed(String name, Throwable cause) {
    return cause instanceof IOException e ? e : new IOException(name + " cannot be called", cause);
  }

  @SuppressWarnings("restricted") // the process is started with --enable-native-access
  private static MethodHandle systemCall(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }
}
