package io.weir.query.exec;

import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How the keys of a query are packed into the words that tell groups apart: each key has a code,
 * and the codes stand one above the other in as few words of 64 bits as hold them. The same for all
 * threads of the query.
 */
final class GroupKeys {
  private final List<Plan.Key> keys;
  private final List<Supplier<KeyCodes>> sources = new ArrayList<>();
  private final List<KeyCodes> codes;
  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private final int words;
  private final int bits;
  private final OptionalInt bin;

  /**
   * The keys of one query.
   *
   * @param range what the query reads
   */
  GroupKeys(List<Plan.Key> keys, TimeRange range) {
    this.keys = keys;
    for (Plan.Key key : keys) {
      sources.add(source(key, range));
    }
    this.codes = sources.stream().map(Supplier::get).toList();
    this.word = new int[keys.size()];
    this.shift = new int[keys.size()];
    this.mask = new long[keys.size()];
    int last = 0;
    int used = 0;
    for (int key = 0; key < word.length; key++) {
      int width = codes.get(key).bits();
      if (used + width > Long.SIZE) {
        last++;
        used = 0;
      }
      word[key] = last;
      shift[key] = used;
      mask[key] = -1L >>> (Long.SIZE - width);
      used += width;
    }
    this.words = last + 1;
    this.bits = used;
    this.bin =
        IntStream.range(0, keys.size())
            .filter(key -> codes.get(key) instanceof KeyCodes.Bins)
            .findFirst();
  }

  /** How many keys there are. */
  int size() {
    return keys.size();
  }

  Plan.Key key(int index) {
    return keys.get(index);
  }

  /** How many words a group has. */
  int words() {
    return words;
  }

  /** How many bits of the last word are taken. */
  int lastBits() {
    return bits;
  }

  /** The word that a key's code stands in. */
  int word(int key) {
    return word[key];
  }

  /** How many bits of its word a key's code stands above. */
  int shift(int key) {
    return shift[key];
  }

  /** Codes for one thread. */
  KeyCodes codes(int key) {
    return sources.get(key).get();
  }

  /** The code of a key, from the word that it stands in. */
  long code(int key, long inWord) {
    return inWord >>> shift[key] & mask[key];
  }

  /** The value of a key's code, as results hold it; null for the absent one. Any thread may ask. */
  Object value(int key, long code) {
    return code == KeyCodes.ABSENT ? null : codes.get(key).value(code);
  }

  /** Whether keys have so many bins of time that the bits of their codes are as many as these. */
  boolean haveBins(int bitCount) {
    return bin.isPresent() && codes.get(bin.getAsInt()).bits() >= bitCount;
  }

  /** The uppermost bits of the code of a group's bin. */
  int bin(GroupTable table, int group, int bitCount) {
    int key = bin.getAsInt();
    return (int) (code(key, table.word(group, word[key])) >>> (codes.get(key).bits() - bitCount));
  }

  /** Puts another time into the words of a group. */
  void move(long[] group, long timeMillis) {
    for (int key = 0; key < keys.size(); key++) {
      if (codes.get(key) instanceof KeyCodes.Bins bins) {
        long others = group[word[key]] & ~(mask[key] << shift[key]);
        group[word[key]] = others | bins.of(timeMillis) << shift[key];
      }
    }
  }

  private static Supplier<KeyCodes> source(Plan.Key key, TimeRange range) {
    Optional<Long> binMillis = key.binMillis();
    if (binMillis.isPresent()) {
      return () -> new KeyCodes.Bins(binMillis.get(), range.fromMillis(), range.toMillis());
    }
    ValueType type = key.input().type();
    return switch (stored(key.input())) {
      case UINT8, UINT16, UINT32 ->
          () -> new KeyCodes.Small(stored(key.input()).bytes() * Byte.SIZE);
      case MAC -> () -> new KeyCodes.Small(48);
      case TIME, INT64, NUMBER -> {
        PairIdentifiers identifiers = new PairIdentifiers();
        yield () -> new KeyCodes.Numbered(type, identifiers);
      }
      case ADDRESS -> {
        PairIdentifiers identifiers = new PairIdentifiers();
        yield () -> new KeyCodes.Addresses(identifiers);
      }
      case TEXT -> {
        TextIdentifiers identifiers = new TextIdentifiers();
        yield () -> new KeyCodes.Texts(identifiers);
      }
    };
  }

  /** How the values of an input are stored, or would be. */
  private static FieldType stored(Input input) {
    if (input instanceof Input.OfField(Field field) && !field.isDerived()) {
      return field.type();
    }
    return switch (input.type()) {
      case TIME -> FieldType.TIME;
      case INTEGER, BOOLEAN, MAC -> FieldType.INT64;
      case NUMBER -> FieldType.NUMBER;
      case ADDRESS -> FieldType.ADDRESS;
      case TEXT -> FieldType.TEXT;
    };
  }
}
