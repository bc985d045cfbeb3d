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
 * stretches of it, which are looked up; else each entry is asked.
 */
final class CodeSet {
  private final boolean[] passes;
  private int count;
  private int first;
  private int last = -1;

  private CodeSet(int size) {
    this.passes = new boolean[size];
    this.first = size;
  }

  static CodeSet of(Matcher matcher, Dictionary dictionary) {
    return dictionary.sorted()
        ? lookedUp(matcher, dictionary).orElseGet(() -> asked(matcher, dictionary))
        : asked(matcher, dictionary);
  }

  /** Whether a code passes, by code. */
  boolean[] passes() {
    return passes;
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
      case Matcher.AddressSet wanted when wanted.networks().stream().allMatch(CodeSet::isRange) -> {
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
          Matcher.OfNumber _ ->
          Optional.empty();
    };
  }

  /** Texts have another order in a dictionary than in queries; equal ones are equal in both. */
  private void addText(Dictionary dictionary, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    int from = firstWhere(code -> Arrays.compareUnsigned(bytes(dictionary, code), wanted) >= 0);
    int to = from;
    while (to < passes.length && dictionary.text(to).equals(text)) {
      to++;
    }
    add(from, to);
  }

  private static byte[] bytes(Dictionary dictionary, int code) {
    return dictionary.text(code).getBytes(StandardCharsets.UTF_8);
  }

  private void addLongs(Dictionary dictionary, Comparison comparison, long operand) {
    int from = firstWhere(code -> dictionary.value(code) >= operand);
    boolean found = from < passes.length && dictionary.value(from) == operand;
    add(comparison, from, found);
  }

  private void addAddresses(Dictionary dictionary, Comparison comparison, Address operand) {
    int from = firstNotBefore(dictionary, operand.high(), operand.low());
    boolean found =
        from < passes.length
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
      case GREATER -> add(behind, passes.length);
      case GREATER_EQUAL -> add(from, passes.length);
    }
  }

  private void addNetwork(Dictionary dictionary, Matcher.Network network) {
    int from = firstNotBefore(dictionary, network.high(), network.low());
    long lastHigh = network.high() | ~network.highMask();
    long lastLow = network.low() | ~network.lowMask();
    int to =
        firstWhere(
            code ->
                Address.compare(dictionary.high(code), dictionary.value(code), lastHigh, lastLow)
                    > 0);
    add(from, Math.max(from, to));
  }

  /** Addresses of IPv4 come first: a network that holds some of them and others is no stretch. */
  private static boolean isRange(Matcher.Network network) {
    boolean isWide = network.lowMask() >>> 32 != 0xffff_ffffL;
    boolean holdsIpv4 =
        network.high() == 0 && (Address.lowOfIpv4(0) & network.lowMask()) == network.low();
    return !isWide || !holdsIpv4;
  }

  private int firstNotBefore(Dictionary dictionary, long high, long low) {
    return firstWhere(
        code -> Address.compare(dictionary.high(code), dictionary.value(code), high, low) >= 0);
  }

  /** The first code that a condition holds for, which holds for all behind it, too. */
  private int firstWhere(IntPredicate condition) {
    int low = 0;
    int high = passes.length;
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
      count += passes[code] ? 0 : 1;
      passes[code] = true;
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
    CodeSet others = new CodeSet(passes.length);
    for (int code = 0; code < passes.length; code++) {
      if (!passes[code]) {
        others.add(code, code + 1);
      }
    }
    return Optional.of(others);
  }
}
