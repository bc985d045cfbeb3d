package io.weir.query.complete;

import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that a field has in some blocks, written as in a query. Reads dictionaries, and of each
 * block a few rows, which tell what is frequent.
 */
final class FieldValues {
  private static final int MAX_CODES = 4096;
  private static final int SAMPLE = 512;
  private static final int ODD = 37;

  private final Field field;
  private final String prefix;
  private final Map<String, Long> rows = new HashMap<>();

  /**
   * No values yet.
   *
   * @param prefix what they begin with
   */
  FieldValues(Field field, String prefix) {
    this.field = field;
    this.prefix = prefix;
  }

  /** Adds the values of a block. */
  void add(Block block) {
    block.column(field).ifPresent(column -> add(column, sample(block.rows())));
  }

  /** The most frequent values, as far as that is known. */
  List<String> mostFrequent(int limit) {
    return rows.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void add(Column column, Rows sample) {
    boolean[] present = new boolean[sample.count()];
    column.present(sample, present);
    if (column.dictionary().isPresent()) {
      addCodes(column, column.dictionary().get(), sample, present);
      return;
    }
    long[] highs = new long[sample.count()];
    long[] lows = new long[sample.count()];
    if (field.type() == FieldType.ADDRESS) {
      column.addresses(sample, highs, lows);
    } else {
      column.longs(sample, lows);
    }
    for (int i = 0; i < sample.count(); i++) {
      if (present[i]) {
        add(text(highs[i], lows[i]), 1);
      }
    }
  }

  private void addCodes(Column column, Dictionary dictionary, Rows sample, boolean[] present) {
    int[] codes = new int[sample.count()];
    column.codes(sample, codes);
    long[] frequency = new long[dictionary.size()];
    for (int i = 0; i < codes.length; i++) {
      if (present[i]) {
        frequency[codes[i]]++;
      }
    }
    for (int code = 0; code < Math.min(dictionary.size(), MAX_CODES); code++) {
      add(text(dictionary, code), frequency[code]);
    }
  }

  private static Rows sample(int blockRows) {
    Rows sample = new Rows(SAMPLE);
    int count = Math.min(SAMPLE, blockRows);
    int stride = blockRows / count;
    for (int i = 0; i < count; i++) {
      sample.ids()[i] = i * stride + i * ODD % stride; // not in step with rows that alternate
    }
    sample.list(count);
    return sample;
  }

  private void add(String text, long count) {
    if (text.startsWith(prefix)) {
      rows.merge(text, count, Long::sum);
    }
  }

  private String text(Dictionary dictionary, int code) {
    if (field.type() == FieldType.TEXT) {
      return quoted(dictionary.text(code));
    }
    long high = field.type() == FieldType.ADDRESS ? dictionary.high(code) : 0;
    return text(high, dictionary.value(code));
  }

  private String text(long high, long low) {
    return switch (field.type()) {
      case ADDRESS -> new Address(high, low).toString();
      case NUMBER -> Double.toString(Double.longBitsToDouble(low));
      case TIME, UINT8, UINT16, UINT32, INT64, MAC, TEXT -> Long.toString(low);
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
