package io.weir.storage.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one snapshot keeps from going away. Guarded by the table. */
final class HeldBlocks implements Snapshot.Hold {
  private final TableStore table;
  private final List<Segment> segments = new ArrayList<>();
  private final Map<Long, OpenSlot> slots = new HashMap<>();

  HeldBlocks(TableStore table) {
    this.table = table;
  }

  void add(Segment segment) {
    segment.acquire();
    segments.add(segment);
  }

  void add(OpenSlot slot) {
    slot.acquire();
    slots.put(slot.block().sequence(), slot);
  }

  @Override
  public void release(long sequence) {
    synchronized (table) {
      OpenSlot slot = slots.remove(sequence);
      if (slot != null) {
        table.release(slot);
      }
    }
  }

  @Override
  public void releaseAll() {
    List<Segment> free;
    synchronized (table) {
      slots.values().forEach(table::release);
      slots.clear();
      segments.forEach(Segment::release);
      free = segments.stream().filter(Segment::isFree).toList();
      segments.clear();
    }
    free.forEach(table::delete);
  }
}
