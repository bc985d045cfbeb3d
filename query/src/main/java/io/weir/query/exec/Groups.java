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
  private final List<PairNumbers>
      joins; // join i: of a group by keys 0 … i, and a number of key i + 1
  private final int[] numbers = new int[Batches.SIZE];

  Groups(List<Plan.Key> keys) {
    this.keys = keys.stream().map(KeyNumbers::new).toList();
    this.joins = keys.stream().skip(1).map(_ -> new PairNumbers()).toList();
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
      PairNumbers join = joins.get(i);
      for (int place = 0; place < rows.count(); place++) {
        out[place] = join.number(out[place], numbers[place]);
      }
    }
  }

  /** Takes over the groups of another; answers the number here of each number there. */
  int[] absorb(Groups other) {
    int[] mine = new int[other.size()];
    int[] theirs = new int[keys.size()];
    for (int group = 0; group < mine.length; group++) {
      other.split(group, theirs);
      int joined = keys.isEmpty() ? 0 : keys.getFirst().absorb(other.keys.getFirst(), theirs[0]);
      for (int i = 0; i < joins.size(); i++) {
        joined =
            joins
                .get(i)
                .number(joined, keys.get(i + 1).absorb(other.keys.get(i + 1), theirs[i + 1]));
      }
      mine[group] = joined;
    }
    return mine;
  }

  /** Writes the keys' values of a group to the first cells of a row. */
  void write(int group, Object[] row) {
    int[] parts = new int[keys.size()];
    split(group, parts);
    for (int i = 0; i < parts.length; i++) {
      row[i] = keys.get(i).value(parts[i]);
    }
  }

  private void split(int group, int[] parts) {
    int joined = group;
    for (int i = joins.size() - 1; i >= 0; i--) {
      parts[i + 1] = (int) joins.get(i).second(joined);
      joined = (int) joins.get(i).first(joined);
    }
    if (parts.length > 0) {
      parts[0] = joined;
    }
  }
}
