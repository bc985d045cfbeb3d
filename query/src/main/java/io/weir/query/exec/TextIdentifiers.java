package io.weir.query.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers texts for all threads of a query, in the order in which they first meet them. Safe for
 * any thread.
 */
final class TextIdentifiers {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  synchronized int number(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int number = texts.size();
    numbers.put(text, number);
    texts.add(text);
    return number;
  }

  synchronized String text(int number) {
    return texts.get(number);
  }
}
