package io.weir.query.exec;

import io.weir.query.plan.Matcher;
import io.weir.query.syntax.Comparison;
import io.weir.storage.block.Dictionary;
import io.weir.storage.schema.Address;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The codes of a dictionary that pass a matcher. In a sorted dictionary most matchers ask for a few
 * stretches of it, which are looked up; in any, texts that are named are looked for by their bytes.
 * Else each entry is asked.
 */
final class CodeSet {
  private final int size;
  private final long[] bits;
  private int count;
  private int first;
  private int last = -1;

  private CodeSet(int size) {
    this.size = size;
    this.bits = new long[(size + Long.SIZE - 1) / Long.SIZE];
    this.first = size;
  }

  static CodeSet of(Matcher matcher, Dictionary dictionary) {
    return dictionary.sorted() || matcher instanceof Matcher.OfText
        ? lookedUp(matcher, dictionary).orElseGet(() -> asked(matcher, dictionary))
        : asked(matcher, dictionary);
  }

  /** A bit for each code: whether it passes. */
  long[] bits() {
    return bits;
  }

  /** Whether a code passes. */
  boolean has(int code) {
    return (bits[code >>> 6] >>> code & 1) != 0;
  }

  /** How many codes pass. */
  int count() {
    return count;
  }

  /** The least code that passes, if one does. */
  int first() {
    return first;
  }

  /** The greatest code that passes, if one does. */
  int last() {
    return last;
  }

  /** Whether the codes that pass are all from the first to the last. */
  boolean isRange() {
    return count == last - first + 1;
  }

  private static CodeSet asked(Matcher matcher, Dictionary dictionary) {
    CodeSet set = new CodeSet(dictionary.size());
    for (int code = 0; code < dictionary.size(); code++) {
      boolean passes =
          switch (matcher) {
            case Matcher.OfLong longs -> longs.test(dictionary.value(code));
            case Matcher.OfNumber numbers ->
                numbers.test(Double.longBitsToDouble(dictionary.value(code)));
            case Matcher.OfAddress addresses ->
                addresses.test(dictionary.high(code), dictionary.value(code));
            case Matcher.OfText texts -> texts.test(dictionary.text(code));
          };
      if (passes) {
        set.add(code, code + 1);
      }
    }
    return set;
  }

  private static Optional<CodeSet> lookedUp(Matcher matcher, Dictionary dictionary) {
    CodeSet set = new CodeSet(dictionary.size());
    return switch (matcher) {
      case Matcher.LongComparison(Comparison comparison, long operand) -> {
        set.addLongs(dictionary, comparison, operand);
        yield set.turned(comparison == Comparison.NOT_EQUAL);
      }
      case Matcher.LongSet wanted -> {
        wanted.values().forEach(value -> set.addLongs(dictionary, Comparison.EQUAL, value));
        yield set.turned(wanted.negated());
      }
      case Matcher.AddressComparison(Comparison comparison, Address operand) -> {
        set.addAddresses(dictionary, comparison, operand);
        yield set.turned(comparison == Comparison.NOT_EQUAL);
      }
      case Matcher.AddressSet wanted
          when wanted.networks().stream().allMatch(Matcher.Network::isRange) -> {
        wanted.networks().forEach(network -> set.addNetwork(dictionary, network));
        yield set.turned(wanted.negated());
      }
      case Matcher.TextComparison(Comparison comparison, String operand)
          when comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL -> {
        set.addText(dictionary, operand);
        yield set.turned(comparison == Comparison.NOT_EQUAL);
      }
      case Matcher.TextSet wanted -> {
        wanted.values().forEach(text -> set.addText(dictionary, text));
        yield set.turned(wanted.negated());
      }
      case Matcher.AddressSet _,
          Matcher.TextComparison _,
          Matcher.TextPattern _,
          Matcher.TextMatch _,
          Matcher.OfNumber _ ->
          Optional.empty();
    };
  }

  /** Texts have another order in a dictionary than in queries; equal ones are equal in both. */
  private void addText(Dictionary dictionary, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    if (!dictionary.sorted()) {
      for (int code = 0; code < size; code++) {
        if (dictionary.holds(code, wanted)) {
          add(code, code + 1);
        }
      }
      return;
    }
    int from = firstWhere(code -> Arrays.compareUnsigned(dictionary.utf8(code), wanted) >= 0);
    int to = from;
    while (to < size && dictionary.text(to).equals(text)) {
      to++;
    }
    add(from, to);
  }

  private void addLongs(Dictionary dictionary, Comparison comparison, long operand) {
    int from = dictionary.firstAtLeast(operand);
    boolean found = from < size && dictionary.value(from) == operand;
    add(comparison, from, found);
  }

  private void addAddresses(Dictionary dictionary, Comparison comparison, Address operand) {
    int from = dictionary.firstAtLeast(operand);
    boolean found =
        from < size
            && dictionary.high(from) == operand.high()
            && dictionary.value(from) == operand.low();
    add(comparison, from, found);
  }

  /** Adds what compares so with an operand; {@code from} is the first code not before it. */
  private void add(Comparison comparison, int from, boolean found) {
    int behind = found ? from + 1 : from;
    switch (comparison) {
      case EQUAL, NOT_EQUAL -> add(from, behind); // the one is turned around in the end
      case LESS -> add(0, from);
      case LESS_EQUAL -> add(0, behind);
      case GREATER -> add(behind, size);
      case GREATER_EQUAL -> add(from, size);
    }
  }

  private void addNetwork(Dictionary dictionary, Matcher.Network network) {
    int from = dictionary.firstAtLeast(network.first());
    add(from, Math.max(from, dictionary.firstBehind(network.last())));
  }

  /** The first code that a condition holds for, which holds for all behind it, too. */
  private int firstWhere(IntPredicate condition) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (condition.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void add(int from, int to) {
    for (int code = from; code < to; code++) {
      count += has(code) ? 0 : 1;
      bits[code >>> 6] |= 1L << code;
    }
    if (from < to) {
      first = Math.min(first, from);
      last = Math.max(last, to - 1);
    }
  }

  /** This set, or the one of all other codes. */
  private Optional<CodeSet> turned(boolean negated) {
    if (!negated) {
      return Optional.of(this);
    }
    CodeSet others = new CodeSet(size);
    for (int code = 0; code < size; code++) {
      if (!has(code)) {
        others.add(code, code + 1);
      }
    }
    return Optional.of(others);
  }
}
