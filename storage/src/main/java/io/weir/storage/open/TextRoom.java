package io.weir.storage.open;

import io.weir.storage.schema.Text;
import java.util.Arrays;

/**
 * Room in which the one writer of an open file finds texts again. It is kept from block to block,
 * since a new one for each would be most of the garbage that ingest makes.
 */
final class TextRoom {
  /** A code + 1 by the hash of its text, open addressing; 0 where there is none. */
  final int[] slots;

  /** The known texts that came last, by their hash. */
  final Text[] known;

  /** Their codes. */
  final int[] knownCodes;

  TextRoom() {
    slots = new int[TextHeap.SLOTS];
    known = new Text[1 << TextHeap.KNOWN_BITS];
    knownCodes = new int[known.length];
  }

  void clear() {
    Arrays.fill(slots, 0);
    Arrays.fill(known, null);
  }
}
