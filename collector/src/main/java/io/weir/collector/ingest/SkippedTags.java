package io.weir.collector.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often structures of each unknown tag were skipped. Room for 512 tags, since whoever sends
 * datagrams chooses them; what comes beyond is counted together. Adding makes no garbage; any
 * thread may add and read.
 */
public final class SkippedTags {
  private static final int SLOTS = 1024;
  private static final int MAX_TAGS = 512;
  private static final long USED = 1L << 63;

  /** The name spaces of tags (sFlow v5, section 5: data_format). */
  public enum Space {
    SAMPLE(1),
    FLOW_RECORD(2),
    COUNTER_RECORD(3);

    private final long number;

    Space(long number) {
      this.number = number;
    }
  }

  /**
   * A tag that was skipped.
   *
   * @param space the name space that the tag belongs to
   * @param enterprise whose tag it is; 0 for the standard's
   * @param format the number of the structure
   * @param count how often it was skipped
   */
  public record Skipped(Space space, int enterprise, int format, long count) {}

  private final AtomicLongArray keys = new AtomicLongArray(SLOTS);
  private final AtomicLongArray counts = new AtomicLongArray(SLOTS);
  private final AtomicLongArray beyond = new AtomicLongArray(2); // tags in use, skipped beyond them

  /** Counts one structure. */
  public void add(Space space, int tag) {
    long key = USED | space.number << 32 | tag & 0xffff_ffffL;
    int slot = (int) (key * 0x9e37_79b9_7f4a_7c15L >>> 54); // 10 bits: SLOTS
    while (true) {
      long present = keys.get(slot);
      if (present == key) {
        counts.incrementAndGet(slot);
        return;
      }
      if (present != 0) {
        slot = (slot + 1) & (SLOTS - 1);
      } else if (beyond.get(0) >= MAX_TAGS) {
        beyond.incrementAndGet(1);
        return;
      } else if (keys.compareAndSet(slot, 0, key)) {
        beyond.incrementAndGet(0);
      }
    }
  }

  /** Each tag that was skipped, in no order. */
  public List<Skipped> list() {
    List<Skipped> list = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      long key = keys.get(slot);
      for (Space space : Space.values()) {
        if (key != 0 && (key & ~USED) >>> 32 == space.number) {
          list.add(new Skipped(space, (int) key >>> 12, (int) key & 0xfff, counts.get(slot)));
        }
      }
    }
    return list;
  }

  /** How many structures were skipped whose tags found no room. */
  public long beyond() {
    return beyond.get(1);
  }
}
