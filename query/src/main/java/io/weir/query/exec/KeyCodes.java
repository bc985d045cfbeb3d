package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.storage.block.Dictionary;
import io.weir.storage.schema.Address;
import java.util.Arrays;

/**
 * The values of one key as codes: whole numbers of few bits, at least 1; 0 stands for the absent
 * value. All threads of a query give a value the same code. Belongs to one thread.
 */
abstract sealed class KeyCodes {
  /** What stands for the absent value. */
  static final long ABSENT = 0;

  /** How many bits hold any code. */
  abstract int bits();

  /** The code of an entry of a dictionary. */
  abstract long of(Dictionary dictionary, int code);

  /**
   * Writes the codes of entries of a dictionary, {@code first} on.
   *
   * @param at where in {@code out} the first of them goes
   * @param count how many there are, at most a batch
   */
  void of(Dictionary dictionary, int first, int count, long[] out, int at, Scratch scratch) {
    for (int i = 0; i < count; i++) {
      out[at + i] = of(dictionary, first + i);
    }
  }

  /** The code of a value, as results hold it, that is not the absent one. */
  abstract long ofCell(Object value);

  /** The value of a code that is not that of the absent one, as results hold it. */
  abstract Object value(long code);

  /** Values of one word. */
  abstract static sealed class OfLongs extends KeyCodes {
    /** Whether codes of values next to each other are next to each other. */
    abstract boolean isDense();

    abstract long of(long value);

    /** Replaces values by their codes. */
    abstract void of(long[] values, int count);

    @Override
    final long of(Dictionary dictionary, int code) {
      return of(dictionary.value(code));
    }

    @Override
    final long ofCell(Object value) {
      return of(Cells.word(value));
    }
  }

  /** Unsigned numbers of few bits, each its own code but for one. */
  static final class Small extends OfLongs {
    private final int valueBits;

    Small(int valueBits) {
      this.valueBits = valueBits;
    }

    @Override
    int bits() {
      return valueBits + 1;
    }

    @Override
    boolean isDense() {
      return true;
    }

    @Override
    long of(long value) {
      return value + 1;
    }

    @Override
    void of(long[] values, int count) {
      for (int i = 0; i < count; i++) {
        values[i]++;
      }
    }

    @Override
    Object value(long code) {
      return code - 1;
    }
  }

  /** Times of a known range, as bins that are so many milliseconds wide. */
  static final class Bins extends OfLongs {
    private final long widthMillis;
    private final long first;
    private final int bits;

    /** Bins of the times between two, the second excluded. */
    Bins(long widthMillis, long fromMillis, long toMillis) {
      this.widthMillis = widthMillis;
      this.first = Math.floorDiv(fromMillis, widthMillis);
      this.bits = Long.SIZE - Long.numberOfLeadingZeros(of(toMillis - 1));
    }

    @Override
    int bits() {
      return bits;
    }

    @Override
    boolean isDense() {
      return true;
    }

    @Override
    long of(long value) {
      return Math.floorDiv(value, widthMillis) - first + 1;
    }

    /** Divides only where a time is not in the bin of the one before. */
    @Override
    void of(long[] values, int count) {
      if (count > 0 && areOfOne(values, count)) {
        Arrays.fill(values, 0, count, of(values[0]));
        return;
      }
      long code = 0;
      long start = 0;
      long end = 0;
      for (int i = 0; i < count; i++) {
        long value = values[i];
        if (value < start || value >= end) {
          code = of(value);
          start = (code - 1 + first) * widthMillis;
          end = start + widthMillis;
        }
        values[i] = code;
      }
    }

    @Override
    Object value(long code) {
      return (code - 1 + first) * widthMillis;
    }

    private boolean areOfOne(long[] values, int count) {
      long least = values[0];
      long greatest = values[0];
      for (int i = 1; i < count; i++) {
        least = Math.min(least, values[i]);
        greatest = Math.max(greatest, values[i]);
      }
      return of(least) == of(greatest);
    }
  }

  /** Any numbers of 64 bits, numbered as they come. */
  static final class Numbered extends OfLongs {
    private final ValueType type;
    private final PairIdentifiers identifiers;
    private final Seen seen;

    Numbered(ValueType type, PairIdentifiers identifiers) {
      this.type = type;
      this.identifiers = identifiers;
      this.seen = new Seen(identifiers);
    }

    @Override
    int bits() {
      return Integer.SIZE;
    }

    @Override
    boolean isDense() {
      return false;
    }

    @Override
    long of(long value) {
      return 1L + seen.number(0, value);
    }

    @Override
    void of(long[] values, int count) {
      for (int i = 0; i < count; i++) {
        values[i] = of(values[i]);
      }
    }

    @Override
    Object value(long code) {
      return Cells.ofWord(type, identifiers.second((int) (code - 1)));
    }
  }

  /**
   * Addresses: those of IPv4 by their bits, those of IPv6 numbered as they come in the place of the
   * reserved 240.0.0.0/4, whose own are numbered, too. So two addresses fit one word.
   */
  static final class Addresses extends KeyCodes {
    private static final long FIRST_NUMBERED = 0xf000_0001L;
    private static final int MOST_NUMBERED = (1 << 28) - 1;

    private final PairIdentifiers identifiers;
    private final Seen seen;

    Addresses(PairIdentifiers identifiers) {
      this.identifiers = identifiers;
      this.seen = new Seen(identifiers);
    }

    @Override
    int bits() {
      return Integer.SIZE;
    }

    long of(long high, long low) {
      long code = (low & 0xffff_ffffL) + 1;
      return Address.isIpv4(high, low) && code < FIRST_NUMBERED ? code : numbered(high, low);
    }

    private long numbered(long high, long low) {
      int number = seen.number(high, low);
      if (number >= MOST_NUMBERED) {
        throw BoundExceededException.ofGroups(MOST_NUMBERED);
      }
      return FIRST_NUMBERED + number;
    }

    /** Replaces the lower words by codes. */
    void of(long[] highs, long[] lows, int count) {
      for (int i = 0; i < count; i++) {
        lows[i] = of(highs[i], lows[i]);
      }
    }

    @Override
    long of(Dictionary dictionary, int code) {
      return of(dictionary.high(code), dictionary.value(code));
    }

    @Override
    void of(Dictionary dictionary, int first, int count, long[] out, int at, Scratch scratch) {
      dictionary.addresses(first, count, scratch.highs, scratch.lows);
      for (int i = 0; i < count; i++) {
        out[at + i] = of(scratch.highs[i], scratch.lows[i]);
      }
    }

    @Override
    long ofCell(Object value) {
      Address address = (Address) value;
      return of(address.high(), address.low());
    }

    @Override
    Object value(long code) {
      if (code < FIRST_NUMBERED) {
        return Address.ofIpv4((int) (code - 1));
      }
      int number = (int) (code - FIRST_NUMBERED);
      return new Address(identifiers.first(number), identifiers.second(number));
    }
  }

  /** Texts, numbered as they come. */
  static final class Texts extends KeyCodes {
    private final TextIdentifiers identifiers;
    private final SeenTexts seen;

    Texts(TextIdentifiers identifiers) {
      this.identifiers = identifiers;
      this.seen = new SeenTexts(identifiers);
    }

    @Override
    int bits() {
      return Integer.SIZE;
    }

    @Override
    long of(Dictionary dictionary, int code) {
      return 1L + seen.number(dictionary.utf8(code));
    }

    @Override
    long ofCell(Object value) {
      return 1L + identifiers.number((String) value);
    }

    @Override
    Object value(long code) {
      return identifiers.text((int) (code - 1));
    }
  }

  /** What one thread has seen of what all number, so that it seldom asks them. */
  private static final class Seen {
    private final PairIdentifiers identifiers;
    private final PairNumbers pairs = new PairNumbers();
    private int[] numbers = new int[256];

    Seen(PairIdentifiers identifiers) {
      this.identifiers = identifiers;
    }

    int number(long first, long second) {
      int before = pairs.size();
      int own = pairs.number(first, second);
      if (own == before) {
        if (own == numbers.length) {
          numbers = Arrays.copyOf(numbers, own * 2);
        }
        numbers[own] = identifiers.number(first, second);
      }
      return numbers[own];
    }
  }
}
