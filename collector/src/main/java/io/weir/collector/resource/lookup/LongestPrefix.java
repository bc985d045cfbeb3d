package io.weir.collector.resource.lookup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes ranges of networks that lie within each other: of each address the longest prefix holds.
 */
public final class LongestPrefix {
  private LongestPrefix() {}

  /** The ranges of some networks. */
  public static <T> AddressRanges<T> of(Map<Prefix, T> networks) {
    Map<Prefix, T> sorted = new TreeMap<>(Prefix.ORDER);
    sorted.putAll(networks);
    AddressRanges.Builder<T> ranges = new AddressRanges.Builder<>();
    Deque<Prefix> around = new ArrayDeque<>(); // the innermost first
    for (Map.Entry<Prefix, T> network : sorted.entrySet()) {
      Prefix prefix = network.getKey();
      while (!around.isEmpty() && !around.peek().contains(prefix)) {
        leave(around, sorted, ranges);
      }
      ranges.from(prefix, network.getValue());
      around.push(prefix);
    }
    while (!around.isEmpty()) {
      leave(around, sorted, ranges);
    }
    return ranges.build();
  }

  /** Behind the innermost network holds what holds for the one around it. */
  private static <T> void leave(
      Deque<Prefix> around, Map<Prefix, T> sorted, AddressRanges.Builder<T> ranges) {
    Prefix left = around.pop();
    T outer = around.isEmpty() ? null : sorted.get(around.peek());
    ranges.after(left, outer);
  }
}
