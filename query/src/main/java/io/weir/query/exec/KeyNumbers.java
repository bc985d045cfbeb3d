package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers the values of one key in the order of their first appearance; number 0 is the absent
 * value. In a column with a dictionary each code is looked up once a block. Belongs to one thread.
 */
final class KeyNumbers {
  /** What stands for the absent value. */
  static final int ABSENT = 0;

  private final ValueType type;
  private final Optional<Long> binMillis;
  private final Plan.Key key;
  private final int max;
  private final PairNumbers pairs;
  private final Map<String, Integer> textNumbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final long[] lows = new long[Batches.SIZE];
  private final long[] highs = new long[Batches.SIZE];
  private final boolean[] present = new boolean[Batches.SIZE];
  private int[] numberOfCode = new int[0];
  private Optional<BlockInput> input = Optional.empty();

  KeyNumbers(Plan.Key key, int max) {
    this.key = key;
    this.max = max;
    this.pairs = new PairNumbers(max);
    this.type = key.input().type();
    this.binMillis = key.binMillis();
  }

  /** How many numbers there are, the absent one included. */
  int size() {
    return 1 + (type == ValueType.TEXT ? texts.size() : pairs.size());
  }

  /** Turns to a block. */
  void begin(Block block) {
    input = BlockInput.of(key.input(), block);
    Optional<Dictionary> dictionary = input.flatMap(BlockInput::stored).flatMap(Column::dictionary);
    if (dictionary.isPresent()) {
      int codes = dictionary.get().size();
      numberOfCode = numberOfCode.length < codes ? new int[codes] : numberOfCode;
      Arrays.fill(numberOfCode, 0, codes, -1);
    }
  }

  /** Writes the number of each row's value. */
  void number(Rows rows, int[] out) {
    if (input.isEmpty()) {
      Arrays.fill(out, 0, rows.count(), ABSENT);
      return;
    }
    boolean hasAbsent = input.get().hasAbsent();
    if (hasAbsent) {
      input.get().present(rows, present);
    } else {
      Arrays.fill(present, 0, rows.count(), true);
    }
    Optional<Column> coded = input.get().stored().filter(column -> column.dictionary().isPresent());
    if (coded.isPresent()) {
      numberCodes(coded.get(), coded.get().dictionary().get(), rows, out);
    } else if (type == ValueType.ADDRESS) {
      numberAddresses(rows, out);
    } else {
      numberLongs(rows, out);
    }
  }

  /** Takes over the values of another; answers the number here of each number there. */
  int[] absorb(KeyNumbers other) {
    int[] mine = new int[other.size()];
    mine[ABSENT] = ABSENT;
    for (int i = 1; i < mine.length; i++) {
      mine[i] =
          type == ValueType.TEXT
              ? ofText(other.texts.get(i - 1))
              : 1 + pairs.number(other.pairs.first(i - 1), other.pairs.second(i - 1));
    }
    return mine;
  }

  /** The number of the bin that a time lies in; what is no bin keeps its number. */
  int at(int number, long timeMillis) {
    return binMillis.isPresent() ? ofLong(timeMillis) : number;
  }

  /** The value of a number, as results hold it; null for the absent one. */
  Object value(int number) {
    if (number == ABSENT) {
      return null;
    }
    return switch (type) {
      case TIME, INTEGER, MAC -> pairs.second(number - 1);
      case NUMBER -> Double.longBitsToDouble(pairs.second(number - 1));
      case ADDRESS -> new Address(pairs.first(number - 1), pairs.second(number - 1));
      case TEXT -> texts.get(number - 1);
      case BOOLEAN -> throw new IllegalStateException("no field is true or false");
    };
  }

  private void numberCodes(Column column, Dictionary dictionary, Rows rows, int[] out) {
    column.codes(rows, out);
    for (int i = 0; i < rows.count(); i++) {
      if (!present[i]) {
        out[i] = ABSENT;
        continue;
      }
      int code = out[i];
      int number = numberOfCode[code];
      if (number < 0) {
        number = ofCode(dictionary, code);
        numberOfCode[code] = number;
      }
      out[i] = number;
    }
  }

  private int ofCode(Dictionary dictionary, int code) {
    return switch (type) {
      case ADDRESS -> 1 + pairs.number(dictionary.high(code), dictionary.value(code));
      case TEXT -> ofText(dictionary.text(code));
      case TIME, INTEGER, MAC, NUMBER, BOOLEAN -> ofLong(dictionary.value(code));
    };
  }

  private void numberAddresses(Rows rows, int[] out) {
    input.orElseThrow().stored().orElseThrow().addresses(rows, highs, lows);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = present[i] ? 1 + pairs.number(highs[i], lows[i]) : ABSENT;
    }
  }

  private void numberLongs(Rows rows, int[] out) {
    input.orElseThrow().longs(rows, lows);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = present[i] ? ofLong(lows[i]) : ABSENT;
    }
  }

  private int ofLong(long value) {
    long width = binMillis.orElse(1L);
    return 1 + pairs.number(0, width == 1 ? value : Math.floorDiv(value, width) * width);
  }

  private int ofText(String text) {
    return textNumbers.computeIfAbsent(
        text,
        added -> {
          if (texts.size() == max) {
            throw BoundExceededException.ofGroups(max);
          }
          texts.add(added);
          return texts.size();
        });
  }
}
