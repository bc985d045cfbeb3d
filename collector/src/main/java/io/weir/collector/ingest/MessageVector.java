package io.weir.collector.ingest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where recvmmsg(2) puts datagrams. Each has a header, 64 bytes on a 64-bit Linux:
 *
 * <pre>
 *  0 pointer to the sender's address, u32 the room for it, then its length
 * 16 pointer to a vector of buffers, u64 their number: one
 * 32 pointer to control data, u64 its length: none
 * 48 u32 flags
 * 56 u32 length of the datagram
 * </pre>
 *
 * a buffer, which iovec(3type) describes by pointer and u64 length, and a sender: u16 family, then
 * for IPv4 (ip(7)) u16 port and 4 bytes of address, for IPv6 (ipv6(7)) u16 port, u32 flow and 16
 * bytes of address.
 */
final class MessageVector {
  /** Datagrams that one call takes. */
  static final int LENGTH = 32;

  /** MSG_WAITFORONE: waits for the first, and takes those that are there behind it. */
  static final int WAIT_FOR_ONE = 0x10000;

  private static final int HEADER_BYTES = 64;
  private static final int HEADER_SENDER_ROOM = 8;
  private static final int HEADER_LENGTH = 56;
  private static final int VECTOR_BYTES = 16;
  private static final int SENDER_BYTES = 28; // of sockaddr_in6, the longer one
  private static final int AF_INET6 = 10;

  /** Not a power of two: what lies that far apart would push each other out of a cache. */
  private static final int BUFFER_STRIDE = (64 << 10) + 1408;

  private final MemorySegment headers;
  private final MemorySegment senders;
  private final MemorySegment buffers;
  private long senderHigh;
  private long senderLow;
  private int senderFamily;
  private InetAddress sender;

  MessageVector(Arena arena) {
    headers = arena.allocate((long) LENGTH * HEADER_BYTES, Long.BYTES);
    senders = arena.allocate((long) LENGTH * SENDER_BYTES, Long.BYTES);
    buffers = arena.allocate((long) LENGTH * BUFFER_STRIDE, Long.BYTES);
    MemorySegment vectors = arena.allocate((long) LENGTH * VECTOR_BYTES, Long.BYTES);
    for (int i = 0; i < LENGTH; i++) {
      MemorySegment vector = vectors.asSlice((long) i * VECTOR_BYTES, VECTOR_BYTES);
      vector.set(ADDRESS, 0, buffers.asSlice(buffer(i), Intake.MAX_DATAGRAM_BYTES));
      vector.set(JAVA_LONG, 8, Intake.MAX_DATAGRAM_BYTES);
      MemorySegment header = headers.asSlice((long) i * HEADER_BYTES, HEADER_BYTES);
      header.set(ADDRESS, 0, senders.asSlice((long) i * SENDER_BYTES, SENDER_BYTES));
      header.set(ADDRESS, 16, vector);
      header.set(JAVA_LONG, 24, 1);
    }
  }

  /** All headers, one behind the other. */
  MemorySegment headers() {
    return headers;
  }

  /** All buffers. */
  MemorySegment buffers() {
    return buffers;
  }

  /** Where the buffer of a datagram begins. */
  static long buffer(int datagram) {
    return (long) datagram * BUFFER_STRIDE;
  }

  /** Makes room for the senders; the kernel has put their lengths in its place. */
  void reset() {
    for (int i = 0; i < LENGTH; i++) {
      headers.set(JAVA_INT, (long) i * HEADER_BYTES + HEADER_SENDER_ROOM, SENDER_BYTES);
    }
  }

  /** How many bytes a datagram has. */
  int length(int datagram) {
    return headers.get(JAVA_INT, (long) datagram * HEADER_BYTES + HEADER_LENGTH);
  }

  /** Who sent a datagram; the same object as long as it is the same sender. */
  InetAddress sender(int datagram) {
    long at = (long) datagram * SENDER_BYTES;
    int family = senders.get(JAVA_SHORT, at);
    long high = family == AF_INET6 ? senders.get(JAVA_LONG.withByteAlignment(1), at + 8) : 0;
    long low =
        family == AF_INET6
            ? senders.get(JAVA_LONG.withByteAlignment(1), at + 16)
            : senders.get(JAVA_INT, at + 4);
    if (sender == null || family != senderFamily || high != senderHigh || low != senderLow) {
      senderFamily = family;
      senderHigh = high;
      senderLow = low;
      sender = address(family == AF_INET6 ? at + 8 : at + 4, family == AF_INET6 ? 16 : 4);
    }
    return sender;
  }

  private InetAddress address(long at, int bytes) {
    try {
      return InetAddress.getByAddress(senders.asSlice(at, bytes).toArray(JAVA_BYTE));
    } catch (UnknownHostException e) {
      throw new AssertionError(e); // its length is right
    }
  }
}
