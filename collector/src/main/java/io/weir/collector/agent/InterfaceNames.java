package io.weir.collector.agent;

import io.weir.storage.schema.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names of a device's interfaces, as its counters tell them. Any thread may look one up without
 * garbage; a new name makes a new table.
 */
public final class InterfaceNames {
  private static final int MAX_NAMES = 1 << 14;

  /** Names by ascending ifIndex; neither array changes any more. */
  private static final class Named {
    private final int[] indexes;
    private final Text[] names;

    private Named(int[] indexes, Text[] names) {
      this.indexes = indexes;
      this.names = names;
    }
  }

  private final Budget room;
  private volatile Named named = new Named(new int[0], new Text[0]);

  InterfaceNames(Budget room) {
    this.room = room;
  }

  /** The name of an interface; null if none was told. */
  public Text of(long ifIndex) {
    Named current = named;
    if (current.indexes.length == 0) {
      return null;
    }
    int place = Arrays.binarySearch(current.indexes, (int) ifIndex);
    return place < 0 ? null : current.names[place];
  }

  /** Takes a name in UTF-8 over, if it is new and there is room. */
  public void put(long ifIndex, byte[] bytes, int from, int length) {
    Text known = of(ifIndex);
    if (known != null && known.holds(bytes, from, length)) {
      return;
    }
    Text name = Text.of(new String(bytes, from, length, StandardCharsets.UTF_8));
    if (known == null || !known.holds(name.bytes(), 0, name.bytes().length)) {
      add((int) ifIndex, name); // else the bytes are no UTF-8, as they were before
    }
  }

  private synchronized void add(int ifIndex, Text name) {
    Named before = named;
    int place = Arrays.binarySearch(before.indexes, ifIndex);
    if (place >= 0) {
      Text[] names = before.names.clone();
      names[place] = name;
      named = new Named(before.indexes, names);
      return;
    }
    int size = before.indexes.length;
    if (size == MAX_NAMES || !room.take()) {
      return;
    }
    int insertion = -place - 1;
    int[] indexes = Arrays.copyOf(before.indexes, size + 1);
    Text[] names = Arrays.copyOf(before.names, size + 1);
    System.arraycopy(indexes, insertion, indexes, insertion + 1, size - insertion);
    System.arraycopy(names, insertion, names, insertion + 1, size - insertion);
    indexes[insertion] = ifIndex;
    names[insertion] = name;
    named = new Named(indexes, names);
  }
}
