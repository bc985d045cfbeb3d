package io.weir.query.exec;

import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the groups of rows that agree in all keys. The keys are joined one after the other: each
 * pair of a group by the keys before and a value of the next key gets a number. Belongs to one
 * thread.
 */
final class Groups {
  private final List<KeyNumbers> keys;

  /** Join i numbers pairs of a group by keys 0 … i and a number of key i + 1, 32 bits each. */
  private final List<LongNumbers> joins;

  private final int[] numbers = new int[Batches.SIZE];

  Groups(List<Plan.Key> keys, int max) {
    this.keys = keys.stream().map(key -> new KeyNumbers(key, max)).toList();
    this.joins = keys.stream().skip(1).map(_ -> new LongNumbers(max)).toList();
  }

  /**
   * How many groups there are; numbers below it may not have been given yet where there is but one
   * key, or none.
   */
  int size() {
    return switch (keys.size()) {
      case 0 -> 1;
      case 1 -> keys.getFirst().size();
      default -> joins.getLast().size();
    };
  }

  /** Turns to a block. */
  void begin(Block block) {
    keys.forEach(key -> key.begin(block));
  }

  /** Writes the number of each row's group. */
  void number(Rows rows, int[] out) {
    if (keys.isEmpty()) {
      Arrays.fill(out, 0, rows.count(), 0);
      return;
    }
    keys.getFirst().number(rows, out);
    for (int i = 0; i < joins.size(); i++) {
      keys.get(i + 1).number(rows, numbers);
      LongNumbers join = joins.get(i);
      for (int place = 0; place < rows.count(); place++) {
        out[place] = join.number(pair(out[place], numbers[place]));
      }
    }
  }

  /** Takes over the groups of another; answers the number here of each number there. */
  int[] absorb(Groups other) {
    if (keys.isEmpty()) {
      return new int[1];
    }
    int[] mine = keys.getFirst().absorb(other.keys.getFirst());
    for (int i = 0; i < joins.size(); i++) {
      int[] added = keys.get(i + 1).absorb(other.keys.get(i + 1));
      LongNumbers theirs = other.joins.get(i);
      int[] joined = new int[theirs.size()];
      for (int group = 0; group < joined.length; group++) {
        long word = theirs.word(group);
        joined[group] = joins.get(i).number(pair(mine[first(word)], added[second(word)]));
      }
      mine = joined;
    }
    return mine;
  }

  /** The number of the group that a row of a group would be in if it were of another time. */
  int at(int group, long timeMillis) {
    int[] parts = new int[keys.size()];
    split(group, parts);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = keys.get(i).at(parts[i], timeMillis);
    }
    return join(parts);
  }

  /** Writes the keys' values of a group to the first cells of a row. */
  void write(int group, Object[] row) {
    int[] parts = new int[keys.size()];
    split(group, parts);
    for (int i = 0; i < parts.length; i++) {
      row[i] = keys.get(i).value(parts[i]);
    }
  }

  /** The value of one key of a group, which is a time. */
  long time(int group, int key) {
    int[] parts = new int[keys.size()];
    split(group, parts);
    return (Long) keys.get(key).value(parts[key]);
  }

  private int join(int[] parts) {
    int joined = parts.length == 0 ? 0 : parts[0];
    for (int i = 0; i < joins.size(); i++) {
      joined = joins.get(i).number(pair(joined, parts[i + 1]));
    }
    return joined;
  }

  private void split(int group, int[] parts) {
    int joined = group;
    for (int i = joins.size() - 1; i >= 0; i--) {
      long word = joins.get(i).word(joined);
      parts[i + 1] = second(word);
      joined = first(word);
    }
    if (parts.length > 0) {
      parts[0] = joined;
    }
  }

  private static long pair(int first, int second) {
    return (long) first << 32 | second;
  }

  private static int first(long pair) {
    return (int) (pair >>> 32);
  }

  private static int second(long pair) {
    return (int) pair;
  }
}
