package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the groups of rows that agree in all keys. Where a block has few combinations of values,
 * each is looked up once, and rows find their group in an array; else the rows' words are looked up
 * one by one. Belongs to one thread.
 */
final class Groups {
  /** The most combinations of a block that are worth an array. */
  private static final int MOST_COMBINATIONS = Block.MAX_ROWS / 4;

  private final GroupKeys keys;
  private final GroupWords words;
  private final List<KeyColumn> columns;
  private GroupTable table;
  private final int[] locals = new int[Batches.SIZE];
  private final long[][] one;

  /** By combination: the turn that it was met in and, below, the number of its group. */
  private long[] numberOfCombination = new long[0];

  private long turn;
  private long combinations;
  private boolean few;

  Groups(GroupKeys keys, int max, Scratch scratch) {
    this.keys = keys;
    this.table = new GroupTable(keys.words(), keys.lastBits(), max, 64);
    this.words = new GroupWords(keys, scratch);
    this.columns = words.columns();
    this.one = new long[keys.words()][1];
  }

  /** How many groups there are. Without keys there is one, even of no rows. */
  int size() {
    return columns.isEmpty() ? 1 : table.size();
  }

  /** What the groups are known by. */
  GroupTable table() {
    return table;
  }

  /** Turns to a block. */
  void begin(Block block) {
    words.begin(block);
    combinations = 1;
    for (KeyColumn column : columns) {
      combinations = Math.min(combinations * column.localCount(), Integer.MAX_VALUE);
    }
    few = !table.isDirect() && combinations <= Math.min(MOST_COMBINATIONS, block.rows());
    turn++;
    if (few && numberOfCombination.length < combinations) {
      numberOfCombination = new long[(int) combinations * 2];
    }
  }

  /** The most groups that rows of the block can be in. */
  long most() {
    return combinations;
  }

  /** Whether rows find their group in an array, so that it never pays to put them aside. */
  boolean areFew() {
    return few || table.isDirect();
  }

  /** Forgets all groups; those that it had go on without it. */
  void restart() {
    table = table.emptied();
    turn++;
  }

  /** Writes the number of each row's group. */
  void number(Rows rows, int[] out) {
    if (columns.isEmpty()) {
      Arrays.fill(out, 0, rows.count(), 0);
    } else if (few) {
      numberFew(rows, out);
    } else {
      table.number(words.of(rows), rows.count(), out);
    }
  }

  /** The words of each row's group, by word and place; they hold until the next call. */
  long[][] words(Rows rows) {
    return words.of(rows);
  }

  /** Takes over the groups of another; answers the number here of each number there. */
  int[] absorb(Groups other) {
    int[] mine = new int[other.size()];
    for (int group = 0; !columns.isEmpty() && group < mine.length; group++) {
      for (int word = 0; word < one.length; word++) {
        one[word][0] = other.table.word(group, word);
      }
      mine[group] = table.number(one, 0);
    }
    return mine;
  }

  /**
   * The numbers here of groups that are told by the values of their keys.
   *
   * @param values those of each key, as results hold them, by group
   * @param size how many groups there are
   */
  int[] numbers(List<Object[]> values, int size) {
    int[] numbers = new int[size];
    for (int group = 0; !columns.isEmpty() && group < size; group++) {
      clear(one);
      for (int key = 0; key < values.size(); key++) {
        one[keys.word(key)][0] |=
            columns.get(key).codeOf(values.get(key)[group]) << keys.shift(key);
      }
      numbers[group] = table.number(one, 0);
    }
    return numbers;
  }

  /** The number of the group that a row of a group would be in if it were of another time. */
  int at(int group, long timeMillis) {
    if (columns.isEmpty()) {
      return group;
    }
    long[] moved = new long[one.length];
    Arrays.setAll(moved, word -> table.word(group, word));
    keys.move(moved, timeMillis);
    for (int word = 0; word < one.length; word++) {
      one[word][0] = moved[word];
    }
    return table.number(one, 0);
  }

  /** The value of a key of a group, as results hold it. */
  Object value(int group, int key) {
    return keys.value(key, keys.code(key, table.word(group, keys.word(key))));
  }

  private void numberFew(Rows rows, int[] out) {
    int count = rows.count();
    columns.getFirst().locals(rows, out);
    for (int key = 1; key < columns.size(); key++) {
      int factor = columns.get(key).localCount();
      columns.get(key).locals(rows, locals);
      for (int i = 0; i < count; i++) {
        out[i] = out[i] * factor + locals[i];
      }
    }
    long[] numbers = numberOfCombination;
    for (int i = 0; i < count; i++) {
      long known = numbers[out[i]];
      out[i] = known >>> 32 == turn ? (int) known : numberOf(out[i]);
    }
  }

  private int numberOf(int combination) {
    clear(one);
    int rest = combination;
    for (int key = columns.size() - 1; key >= 0; key--) {
      int factor = columns.get(key).localCount();
      one[keys.word(key)][0] |= columns.get(key).code(rest % factor) << keys.shift(key);
      rest /= factor;
    }
    int number = table.number(one, 0);
    numberOfCombination[combination] = turn << 32 | number;
    return number;
  }

  private static void clear(long[][] one) {
    for (long[] word : one) {
      word[0] = 0;
    }
  }
}
