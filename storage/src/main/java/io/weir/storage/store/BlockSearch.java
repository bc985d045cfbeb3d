package io.weir.storage.store;

import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the blocks in a queue file that nothing is appended to any more, by their own headers: so
 * that damage to what the queue wrote around them costs none. What the queue wrote tells how many
 * there should be.
 *
 * <pre>
 * a queue file: documents, each at a multiple of 4
 *  0  u32  length of the document in bits 0 to 29; bit 30: it is the queue's own; bit 31: it was not
 *          finished; 0: nothing follows; 0xc0000000: the queue went on in another file
 *  4       the document: a block, or what the queue keeps for itself
 * </pre>
 *
 * The format of the documents is that of github.com/OpenHFT/Chronicle-Wire, "Wire format".
 */
final class BlockSearch {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final int NOTHING_FOLLOWS = 0;
  private static final int END_OF_FILE = 0xc000_0000;
  private static final int OWN = 1 << 30;
  private static final int LENGTH = OWN - 1;
  private static final int DOCUMENT_ALIGNMENT = 4;

  private final MemorySegment bytes;
  private final List<BlockPlace> blocks = new ArrayList<>();
  private final List<String> damage = new ArrayList<>();
  private int documents;

  private BlockSearch(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /** Searches a file. */
  static BlockSearch in(QueueFile file) throws IOException {
    BlockSearch search = new BlockSearch(file.bytes());
    search.run();
    return search;
  }

  /** The blocks, in the order in which they lie there. */
  List<BlockPlace> blocks() {
    return blocks;
  }

  /** What is wrong with the file, a sentence for each place; empty if nothing is. */
  List<String> damage() {
    return damage;
  }

  private void run() {
    long torn = countDocuments();
    for (long at = 0; at + Long.BYTES <= bytes.byteSize(); ) {
      if (bytes.get(LONG, at) == 0) {
        at += Long.BYTES; // a file has many zeros at its end
      } else if (SealedBlock.beginsAt(bytes, at)) {
        at = take(at, torn);
      } else {
        at++;
      }
    }
    if (documents != blocks.size()) {
      damage.add("%,d blocks were appended, %,d are found".formatted(documents, blocks.size()));
    }
  }

  /** Takes what begins as a block and answers where to go on. */
  private long take(long at, long torn) {
    MemorySegment rest = bytes.asSlice(at);
    try {
      BlockPlace place = new BlockPlace(at, SealedBlock.summary(rest));
      if (at == torn) {
        SealedBlock.open(rest); // or it is not there, and its open file still is
        documents++;
      }
      blocks.add(place);
      return place.end();
    } catch (DamagedBlockException e) {
      if (at != torn) {
        damage.add("at byte " + at + ": " + e.getMessage());
      }
      return at + 1;
    }
  }

  /**
   * Counts the documents that are not the queue's own, and answers where the one begins that was
   * not finished when the process ended; −1 if there is none.
   */
  private long countDocuments() {
    long at = 0;
    while (at + Integer.BYTES <= bytes.byteSize()) {
      int header = bytes.get(INT, at);
      if (header == NOTHING_FOLLOWS || header == END_OF_FILE) {
        return -1;
      }
      if (header < 0) {
        return at + Integer.BYTES;
      }
      if ((header & OWN) == 0) {
        documents++;
      }
      long end = at + Integer.BYTES + (header & LENGTH);
      at = end + (-end & (DOCUMENT_ALIGNMENT - 1));
    }
    damage.add("its documents do not end within the file");
    return -1;
  }
}
