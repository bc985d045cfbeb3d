package io.weir.collector.packet;

/** Finds the place of a structure in its table by its tag. Immutable; makes no garbage. */
public final class TagIndex {
  /** What {@link #find} answers for a tag that the table does not have. */
  public static final int NONE = -1;

  private final int[] tags;
  private final int[] places;
  private final int mask;

  /** An index of the tags of a table, in the table's order. */
  public TagIndex(int... tableTags) {
    int slots = Integer.highestOneBit(tableTags.length * 4);
    tags = new int[slots];
    places = new int[slots];
    mask = slots - 1;
    for (int place = 0; place < tableTags.length; place++) {
      int slot = slot(tableTags[place]);
      if (places[slot] != 0) {
        throw new IllegalArgumentException("two structures have the tag " + tableTags[place]);
      }
      tags[slot] = tableTags[place];
      places[slot] = place + 1;
    }
  }

  /** The place of a tag in the table, or {@link #NONE}. */
  public int find(int tag) {
    return places[slot(tag)] - 1;
  }

  /** The slot that holds the tag, or the free one where it belongs. */
  private int slot(int tag) {
    int slot = (tag * 0x9e37_79b9) >>> 16 & mask;
    while (places[slot] != 0 && tags[slot] != tag) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
