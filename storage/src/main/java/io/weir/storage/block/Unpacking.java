package io.weir.storage.block;

import java.lang.foreign.MemorySegment;

/**
 * Reads stretches of bit-packed numbers, see {@link BitPacking}. Both ways read the same; they are
 * stateless, and safe to share.
 */
sealed interface Unpacking permits ScalarUnpacking, VectorUnpacking {
  /** The fastest way that this Java machine offers: vectors need a module that it may lack. */
  Unpacking FASTEST =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          ? new VectorUnpacking()
          : new ScalarUnpacking();

  /**
   * Reads {@code count} numbers from the one at place {@code first} on, and adds {@code base} to
   * each.
   *
   * @param width of a number in bits, 0 to 57
   */
  void longs(MemorySegment packed, int width, long base, int first, int count, long[] out);

  /**
   * Reads {@code count} numbers from the one at place {@code first} on.
   *
   * @param width of a number in bits, 0 to 57; a number that does not fit 32 bits is cut
   */
  void ints(MemorySegment packed, int width, int first, int count, int[] out);
}
