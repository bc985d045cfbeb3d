package io.weir.query.plan;

import com.google.re2j.Pattern;
import io.weir.query.syntax.Comparison;
import io.weir.storage.schema.Address;
import java.util.List;
import java.util.Set;

/** What is asked of one value that is present. */
public sealed interface Matcher {
  /** Asks something of whole numbers, times and Ethernet addresses. */
  sealed interface OfLong extends Matcher {
    boolean test(long value);

    /** Whether some value between the two, these included, may pass. */
    boolean mayPass(long min, long max);

    /** Whether every value between the two, these included, passes. */
    boolean mustPass(long min, long max);
  }

  /** Asks something of numbers with a fraction. */
  sealed interface OfNumber extends Matcher {
    boolean test(double value);
  }

  /** Asks something of addresses. */
  sealed interface OfAddress extends Matcher {
    boolean test(long high, long low);
  }

  /** Asks something of texts. */
  sealed interface OfText extends Matcher {
    boolean test(String value);
  }

  /** How a value compares with another. */
  record LongComparison(Comparison comparison, long operand) implements OfLong {
    @Override
    public boolean test(long value) {
      return comparison.holds(Long.compare(value, operand));
    }

    @Override
    public boolean mayPass(long min, long max) {
      return switch (comparison) {
        case EQUAL -> min <= operand && operand <= max;
        case NOT_EQUAL -> min != operand || max != operand;
        case LESS, LESS_EQUAL -> test(min);
        case GREATER, GREATER_EQUAL -> test(max);
      };
    }

    @Override
    public boolean mustPass(long min, long max) {
      return switch (comparison) {
        case EQUAL -> min == operand && max == operand;
        case NOT_EQUAL -> operand < min || max < operand;
        case LESS, LESS_EQUAL -> test(max);
        case GREATER, GREATER_EQUAL -> test(min);
      };
    }

    /** Whether what passes is all that lies between two values. */
    public boolean isRange() {
      return switch (comparison) {
        case EQUAL, LESS_EQUAL, GREATER_EQUAL -> true;
        case LESS -> operand > Long.MIN_VALUE;
        case GREATER -> operand < Long.MAX_VALUE;
        case NOT_EQUAL -> false;
      };
    }

    /** The least value that passes, where those that pass are a range. */
    public long least() {
      return switch (comparison) {
        case EQUAL, GREATER_EQUAL -> operand;
        case GREATER -> operand + 1;
        case LESS, LESS_EQUAL, NOT_EQUAL -> Long.MIN_VALUE;
      };
    }

    /** The greatest value that passes, where those that pass are a range. */
    public long greatest() {
      return switch (comparison) {
        case EQUAL, LESS_EQUAL -> operand;
        case LESS -> operand - 1;
        case GREATER, GREATER_EQUAL, NOT_EQUAL -> Long.MAX_VALUE;
      };
    }
  }

  /** Whether a value is one of some, or none of them. */
  record LongSet(Set<Long> values, boolean negated) implements OfLong {
    @Override
    public boolean test(long value) {
      return values.contains(value) != negated;
    }

    @Override
    public boolean mayPass(long min, long max) {
      return negated || anyBetween(min, max);
    }

    @Override
    public boolean mustPass(long min, long max) {
      return negated ? !anyBetween(min, max) : min == max && test(min);
    }

    private boolean anyBetween(long min, long max) {
      return values.stream().anyMatch(value -> min <= value && value <= max);
    }
  }

  /** How a number compares with another. */
  record NumberComparison(Comparison comparison, double operand) implements OfNumber {
    @Override
    public boolean test(double value) {
      return comparison.holds(Double.compare(value, operand));
    }
  }

  /** Whether a number is one of some, or none of them. */
  record NumberSet(Set<Double> values, boolean negated) implements OfNumber {
    @Override
    public boolean test(double value) {
      return values.contains(value) != negated;
    }
  }

  /** How an address compares with another; IPv4 comes before IPv6. */
  record AddressComparison(Comparison comparison, Address operand) implements OfAddress {
    @Override
    public boolean test(long high, long low) {
      return comparison.holds(Address.compare(high, low, operand.high(), operand.low()));
    }
  }

  /** Whether an address lies in one of some networks, or in none of them. */
  record AddressSet(List<Network> networks, boolean negated) implements OfAddress {
    @Override
    public boolean test(long high, long low) {
      for (Network network : networks) {
        if (network.contains(high, low)) {
          return !negated;
        }
      }
      return negated;
    }
  }

  /** How a text compares with another, by its characters. */
  record TextComparison(Comparison comparison, String operand) implements OfText {
    @Override
    public boolean test(String value) {
      return comparison.holds(value.compareTo(operand));
    }
  }

  /** Whether a text is one of some, or none of them. */
  record TextSet(Set<String> values, boolean negated) implements OfText {
    @Override
    public boolean test(String value) {
      return values.contains(value) != negated;
    }
  }

  /**
   * Whether a text has the shape of a pattern: % stands for any characters, _ for one. Takes time
   * linear in the text for each % in turn.
   */
  record TextPattern(String pattern, boolean negated) implements OfText {
    @Override
    public boolean test(String value) {
      return matches(value) != negated;
    }

    /** Goes back to the last % only, so that no pattern can blow up. */
    private boolean matches(String value) {
      int at = 0;
      int in = 0;
      int afterAny = -1;
      int retry = 0;
      while (at < value.length()) {
        if (in < pattern.length() && pattern.charAt(in) == '%') {
          afterAny = ++in;
          retry = at;
        } else if (in < pattern.length()
            && (pattern.charAt(in) == '_' || pattern.charAt(in) == value.charAt(at))) {
          in++;
          at++;
        } else if (afterAny >= 0) {
          in = afterAny;
          at = ++retry;
        } else {
          return false;
        }
      }
      while (in < pattern.length() && pattern.charAt(in) == '%') {
        in++;
      }
      return in == pattern.length();
    }
  }

  /** Whether a regular expression matches some part of a text; takes time linear in the text. */
  record TextMatch(Pattern pattern, boolean negated) implements OfText {
    @Override
    public boolean test(String value) {
      return pattern.matcher(value).find() != negated;
    }
  }

  /** A network: what addresses have in common in their first bits. */
  record Network(long high, long low, long highMask, long lowMask) {
    /** The network of an address in IPv6 form and a prefix of up to 128 bits. */
    public static Network of(Address address, int bits) {
      long highMask = bits == 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
      long lowMask = bits <= 64 ? 0 : bits == 128 ? -1 : -1L << (128 - bits);
      return new Network(address.high() & highMask, address.low() & lowMask, highMask, lowMask);
    }

    /** The least address. */
    public Address first() {
      return new Address(high, low);
    }

    /** The greatest address. */
    public Address last() {
      return new Address(high | ~highMask, low | ~lowMask);
    }

    /**
     * Whether the addresses from the first to the last are those of the network: addresses of IPv4
     * come before all others, wherever their words lie.
     */
    public boolean isRange() {
      boolean isWide = lowMask >>> 32 != 0xffff_ffffL;
      boolean holdsIpv4 = high == 0 && (Address.lowOfIpv4(0) & lowMask) == low;
      return !isWide || !holdsIpv4;
    }

    boolean contains(long otherHigh, long otherLow) {
      return (otherHigh & highMask) == high && (otherLow & lowMask) == low;
    }
  }
}
