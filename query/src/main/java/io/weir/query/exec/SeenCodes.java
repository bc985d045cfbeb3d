package io.weir.query.exec;

import java.util.Arrays;

/**
 * Which codes of a block's dictionary the rows of each group have: so that a value counts once,
 * however many rows have it. Belongs to one thread.
 */
final class SeenCodes {
  /** The most words of marks, of all groups that rows of a block can be in. */
  private static final int MOST_WORDS = 1 << 15;

  private static final int NONE = -1;

  private long[] marks = new long[0]; // a bit for each code, group after group
  private int wordsOfGroup;
  private int[] placeOfGroup = new int[0];
  private int[] groups = new int[16]; // by place
  private int size;

  /** Takes what one group has: code {@code first + i} where bit {@code i} is set. */
  interface Sink {
    void accept(int group, int first, long marks);
  }

  /** Whether so many codes are few enough to be marked for each of so many groups. */
  static boolean areFew(int codes, long groups) {
    return groups * words(codes) <= MOST_WORDS;
  }

  /** Turns to a dictionary of so many codes, with nothing marked. */
  void begin(int codes) {
    wordsOfGroup = words(codes);
  }

  /** Makes room for groups up to, but without, {@code size}. */
  void reserve(int size) {
    int before = placeOfGroup.length;
    if (before < size) {
      placeOfGroup = Arrays.copyOf(placeOfGroup, Math.max(size, before * 2));
      Arrays.fill(placeOfGroup, before, placeOfGroup.length, NONE);
    }
  }

  /** Marks the codes that are there, each for the group beside it. */
  void mark(int[] ofGroups, long[] codes, boolean[] present, int count) {
    int group = NONE;
    int from = 0;
    for (int i = 0; i < count; i++) {
      if (ofGroups[i] != group) {
        group = ofGroups[i];
        from = place(group) * wordsOfGroup;
      }
      if (present[i]) {
        marks[from + (int) (codes[i] >>> 6)] |= 1L << codes[i];
      }
    }
  }

  /** Hands on the codes of each group, and forgets them. */
  void drain(Sink sink) {
    for (int place = 0; place < size; place++) {
      int from = place * wordsOfGroup;
      for (int word = 0; word < wordsOfGroup; word++) {
        if (marks[from + word] != 0) {
          sink.accept(groups[place], word * Long.SIZE, marks[from + word]);
          marks[from + word] = 0;
        }
      }
      placeOfGroup[groups[place]] = NONE;
    }
    size = 0;
  }

  long bytes() {
    return (long) Long.BYTES * marks.length + (long) Integer.BYTES * placeOfGroup.length;
  }

  private int place(int group) {
    int place = placeOfGroup[group];
    return place == NONE ? add(group) : place;
  }

  private int add(int group) {
    if (size == groups.length) {
      groups = Arrays.copyOf(groups, size * 2);
    }
    int end = (size + 1) * wordsOfGroup;
    if (end > marks.length) {
      marks = Arrays.copyOf(marks, Math.max(end, marks.length * 2));
    }
    groups[size] = group;
    placeOfGroup[group] = size;
    return size++;
  }

  private static int words(int codes) {
    return (codes + Long.SIZE - 1) / Long.SIZE;
  }
}
