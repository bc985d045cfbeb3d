package io.weir.jmh.ingest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Where recvmmsg(2) puts datagrams. Each has a header, 64 bytes on a 64-bit Linux:
 *
 * <pre>
 *  0 pointer to the sender's address, u32 its length   none is asked for
 * 16 pointer to a vector of buffers, u64 their number  one
 * 32 pointer to control data, u64 its length           none
 * 48 u32 flags
 * 56 u32 length of the datagram
 * </pre>
 *
 * and a buffer, which iovec(3type) describes by pointer and u64 length.
 */
final class MessageVector {
  static final int LENGTH = 64;

  private static final int HEADER_BYTES = 64;
  private static final int VECTOR_BYTES = 16;
  private static final int BUFFER_BYTES = 2048;

  private final MemorySegment headers;

  MessageVector(Arena arena) {
    headers = arena.allocate((long) LENGTH * HEADER_BYTES, Long.BYTES);
    for (int i = 0; i < LENGTH; i++) {
      MemorySegment vector = arena.allocate(VECTOR_BYTES, Long.BYTES);
      vector.set(ADDRESS, 0, arena.allocate(BUFFER_BYTES));
      vector.set(JAVA_LONG, 8, BUFFER_BYTES);
      MemorySegment header = headers.asSlice((long) i * HEADER_BYTES, HEADER_BYTES);
      header.set(ADDRESS, 16, vector);
      header.set(JAVA_LONG, 24, 1);
    }
  }

  /** All headers, one behind the other. */
  MemorySegment headers() {
    return headers;
  }
}
