package io.weir.collector.sflow.flow;

import io.weir.storage.schema.Text;
import java.util.Map;
import java.util.TreeMap;

/** The names that a standard gives to small numbers. Looking one up makes no garbage. */
final class NumberNames {
  private final Text[] names;

  private NumberNames(Text[] names) {
    this.names = names;
  }

  /** Names of 0, 1, 2 and so on; an empty name says that the number stands for nothing known. */
  static NumberNames from0(String... names) {
    Map<Integer, String> numbered = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      if (!names[i].isEmpty()) {
        numbered.put(i, names[i]);
      }
    }
    return of(numbered);
  }

  /** Names by number. */
  static NumberNames of(Map<Integer, String> numbered) {
    int largest = numbered.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    Text[] names = new Text[largest + 1];
    numbered.forEach((number, name) -> names[number] = Text.of(name));
    return new NumberNames(names);
  }

  /** The name of a number; null if it has none. */
  Text of(long number) {
    return number >= 0 && number < names.length ? names[(int) number] : null;
  }
}
