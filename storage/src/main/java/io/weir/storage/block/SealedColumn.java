package io.weir.storage.block;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.FieldType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** A column of a sealed block, read in place. */
final class SealedColumn implements Column {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final ColumnEntry entry;
  private final MemorySegment block;
  private final Ipv6List ipv6;
  private final Optional<Dictionary> dictionary;
  private final Values values;
  private final int rows;

  private SealedColumn(
      ColumnEntry entry,
      MemorySegment block,
      Ipv6List ipv6,
      Optional<Dictionary> dictionary,
      Values values,
      int rows) {
    this.entry = entry;
    this.block = block;
    this.ipv6 = ipv6;
    this.dictionary = dictionary;
    this.values = values;
    this.rows = rows;
  }

  static SealedColumn read(MemorySegment block, ColumnEntry entry, int rows) {
    Ipv6List ipv6 = new Ipv6List(block.asSlice(entry.ipv6At()));
    Optional<Dictionary> dictionary =
        entry.dictionaryAt() == 0
            ? Optional.empty()
            : Optional.of(readDictionary(entry.type(), block.asSlice(entry.dictionaryAt()), ipv6));
    return new SealedColumn(entry, block, ipv6, dictionary, readValues(block, entry, rows), rows);
  }

  private static Values readValues(MemorySegment block, ColumnEntry entry, int rows) {
    MemorySegment encoded = block.asSlice(entry.valuesAt());
    return entry.isSparse()
        ? Sparse.read(encoded, block.asSlice(entry.presenceAt()), rows)
        : Encoding.readTagged(encoded, rows);
  }

  private static Dictionary readDictionary(FieldType type, MemorySegment encoded, Ipv6List ipv6) {
    return switch (type) {
      case TIME, UINT8, UINT16, UINT32, INT64, MAC, NUMBER -> LongDictionary.read(encoded);
      case ADDRESS -> new AddressDictionary(LongDictionary.read(encoded), ipv6);
      case TEXT -> TextDictionary.read(encoded);
    };
  }

  ColumnEntry entry() {
    return entry;
  }

  FieldType type() {
    return entry.type();
  }

  @Override
  public boolean hasAbsent() {
    return entry.presenceAt() != 0;
  }

  @Override
  public void present(Rows rows, boolean[] out) {
    if (!hasAbsent()) {
      Arrays.fill(out, 0, rows.count(), true);
      return;
    }
    int word = -1;
    long bits = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (row >>> 6 != word) {
        word = row >>> 6;
        bits = block.get(LONG, entry.presenceAt() + word * 8L);
      }
      out[i] = (bits >>> row & 1) != 0;
    }
  }

  @Override
  public void presence(long[] out) {
    MemorySegment.copy(block, LONG, entry.presenceAt(), out, 0, (rows + 63) >>> 6);
  }

  @Override
  public long min() {
    return entry.min();
  }

  @Override
  public long max() {
    return entry.max();
  }

  @Override
  public Optional<Dictionary> dictionary() {
    return dictionary;
  }

  @Override
  public void codes(Rows rows, int[] out) {
    values.ints(rows, out);
  }

  @Override
  public void codesBetween(Rows rows, int least, int greatest, long[] marks) {
    values.between(rows, least, greatest, marks);
  }

  @Override
  public void codesIn(Rows rows, long[] set, long[] marks) {
    values.in(rows, set, marks);
  }

  @Override
  public void longsBetween(Rows rows, long least, long greatest, long[] marks) {
    if (dictionary.isEmpty()) {
      values.between(rows, least, greatest, marks);
      return;
    }
    int from = dictionary.get().firstAtLeast(least);
    values.between(rows, from, dictionary.get().firstBehind(greatest) - 1L, marks);
  }

  @Override
  public void addressesBetween(Rows rows, Address least, Address greatest, long[] marks) {
    if (dictionary.isPresent()) {
      int from = dictionary.get().firstAtLeast(least);
      values.between(rows, from, dictionary.get().firstBehind(greatest) - 1L, marks);
      return;
    }
    int ipv6s = (int) Math.max(0, entry.max() + 1 - Ipv6List.FIRST);
    long from = ipv6.firstAtLeast(least, ipv6s);
    values.between(rows, from, ipv6.firstBehind(greatest, ipv6s) - 1, marks);
  }

  @Override
  public void longs(Rows rows, long[] out) {
    numbers(rows, out);
    if (entry.isIntegral()) {
      for (int i = 0; i < rows.count(); i++) {
        out[i] = Double.doubleToRawLongBits((double) out[i]);
      }
    }
  }

  @Override
  public void addresses(Rows rows, long[] highs, long[] lows) {
    numbers(rows, lows);
    for (int i = 0; i < rows.count(); i++) {
      long number = lows[i];
      highs[i] = ipv6.high(number);
      lows[i] = ipv6.low(number);
    }
  }

  private void numbers(Rows rows, long[] out) {
    values.longs(rows, out);
    switch (dictionary.orElse(null)) {
      case LongDictionary numbers -> numbers.decode(out, rows.count());
      case AddressDictionary(LongDictionary numbers, Ipv6List _) ->
          numbers.decode(out, rows.count());
      case null, default -> {}
    }
  }

  @Override
  public Optional<ImmutableRoaringBitmap> rowsOf(int code) {
    if (entry.bitmapsAt() == 0) {
      return Optional.empty();
    }
    int from = code == 0 ? 0 : block.get(INT, entry.bitmapsAt() + 4L * (code - 1));
    int to = block.get(INT, entry.bitmapsAt() + 4L * code);
    if (from == to) {
      return Optional.empty();
    }
    long first = entry.bitmapsAt() + 4L * dictionary.orElseThrow().size();
    ByteBuffer bytes = block.asSlice(first + from, to - from).asByteBuffer();
    return Optional.of(new ImmutableRoaringBitmap(bytes.order(ByteOrder.LITTLE_ENDIAN)));
  }
}
