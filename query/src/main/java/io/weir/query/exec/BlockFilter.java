package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Input;
import io.weir.query.plan.Matcher;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * A filter bound to one block: what its columns' bounds, dictionaries and bitmaps already decide is
 * decided here, once; the rest by marks, a bit a row, of batch after batch. Belongs to one thread.
 */
abstract sealed class BlockFilter {
  /** The most bitmaps that are joined for one condition. */
  private static final int MOST_BITMAPS = 16;

  private static final int WORDS = Batches.SIZE / Long.SIZE;

  /** Passes no row of the block. */
  static final class None extends BlockFilter {
    @Override
    void mark(Rows rows, long[] marks) {
      Arrays.fill(marks, 0, words(rows), 0);
    }
  }

  /** Passes every row. */
  static final class Every extends BlockFilter {
    @Override
    void mark(Rows rows, long[] marks) {
      Arrays.fill(marks, 0, words(rows), -1);
    }
  }

  private static final class All extends BlockFilter {
    private final List<BlockFilter> parts;
    private final long[] some = new long[WORDS];

    All(List<BlockFilter> parts) {
      this.parts = parts;
    }

    @Override
    void mark(Rows rows, long[] marks) {
      parts.getFirst().mark(rows, marks);
      for (BlockFilter part : parts.subList(1, parts.size())) {
        part.mark(rows, some);
        for (int i = 0; i < words(rows); i++) {
          marks[i] &= some[i];
        }
      }
    }

    @Override
    Optional<ImmutableRoaringBitmap> bitmap() {
      return parts.stream()
          .flatMap(part -> part.bitmap().stream())
          .reduce((left, right) -> ImmutableRoaringBitmap.and(left, right));
    }

    @Override
    BlockFilter rest() {
      List<BlockFilter> rest =
          parts.stream().map(BlockFilter::rest).filter(part -> !(part instanceof Every)).toList();
      return rest.isEmpty() ? new Every() : new All(rest);
    }
  }

  private static final class Any extends BlockFilter {
    private final List<BlockFilter> parts;
    private final long[] some = new long[WORDS];

    Any(List<BlockFilter> parts) {
      this.parts = parts;
    }

    @Override
    void mark(Rows rows, long[] marks) {
      parts.getFirst().mark(rows, marks);
      for (BlockFilter part : parts.subList(1, parts.size())) {
        part.mark(rows, some);
        for (int i = 0; i < words(rows); i++) {
          marks[i] |= some[i];
        }
      }
    }
  }

  /** Decided by the presence of a value. */
  private static final class Present extends BlockFilter {
    private final Presence presence;
    private final boolean wanted;

    Present(Presence presence, boolean wanted) {
      this.presence = presence;
      this.wanted = wanted;
    }

    @Override
    void mark(Rows rows, long[] marks) {
      Arrays.fill(marks, 0, words(rows), -1);
      presence.keep(rows, marks);
      for (int i = 0; !wanted && i < words(rows); i++) {
        marks[i] = ~marks[i];
      }
    }
  }

  /** Decided for each code in advance. */
  private static final class Coded extends BlockFilter {
    private final Column column;
    private final Presence presence;
    private final CodeSet passing;
    private final Optional<ImmutableRoaringBitmap> bitmap;
    private final Scratch scratch;

    Coded(
        Column column,
        Presence presence,
        CodeSet passing,
        Optional<ImmutableRoaringBitmap> bitmap,
        Scratch scratch) {
      this.column = column;
      this.presence = presence;
      this.passing = passing;
      this.bitmap = bitmap;
      this.scratch = scratch;
    }

    @Override
    void mark(Rows rows, long[] marks) {
      if (!rows.dense()) {
        markEach(rows, marks);
      } else if (passing.isRange()) {
        column.codesBetween(rows, passing.first(), passing.last(), marks);
      } else {
        column.codesIn(rows, passing.bits(), marks);
      }
      presence.keep(rows, marks);
    }

    /** What the code of a row without a value is, nobody knows. */
    private void markEach(Rows rows, long[] marks) {
      int[] codes = scratch.codes;
      column.codes(rows, codes);
      long[] bits = passing.bits();
      Arrays.fill(marks, 0, words(rows), 0);
      for (int i = 0; i < rows.count(); i++) {
        int word = codes[i] >>> 6;
        marks[i >>> 6] |= (word < bits.length ? bits[word] >>> codes[i] & 1 : 0) << i;
      }
    }

    @Override
    Optional<ImmutableRoaringBitmap> bitmap() {
      return bitmap;
    }

    @Override
    BlockFilter rest() {
      return bitmap.isPresent() ? new Every() : this;
    }
  }

  /** Decided by whether a value lies between two others. */
  private static final class Between extends BlockFilter {
    private final Column column;
    private final Presence presence;
    private final long least;
    private final long greatest;

    Between(Column column, Presence presence, long least, long greatest) {
      this.column = column;
      this.presence = presence;
      this.least = least;
      this.greatest = greatest;
    }

    @Override
    void mark(Rows rows, long[] marks) {
      column.longsBetween(rows, least, greatest, marks);
      presence.keep(rows, marks);
    }
  }

  /** Decided by whether an address lies in a network. */
  private static final class InNetwork extends BlockFilter {
    private final Column column;
    private final Presence presence;
    private final Matcher.Network network;

    InNetwork(Column column, Presence presence, Matcher.Network network) {
      this.column = column;
      this.presence = presence;
      this.network = network;
    }

    @Override
    void mark(Rows rows, long[] marks) {
      column.addressesBetween(rows, network.first(), network.last(), marks);
      presence.keep(rows, marks);
    }
  }

  /** Decided for each row by its value. */
  private static final class Valued extends BlockFilter {
    private final BlockInput input;
    private final Presence presence;
    private final Matcher matcher;
    private final Scratch scratch;

    Valued(BlockInput input, Presence presence, Matcher matcher, Scratch scratch) {
      this.input = input;
      this.presence = presence;
      this.matcher = matcher;
      this.scratch = scratch;
    }

    @Override
    void mark(Rows rows, long[] marks) {
      long[] lows = scratch.highs; // the others are taken by the product of columns
      int count = rows.count();
      Arrays.fill(marks, 0, words(rows), 0);
      switch (matcher) {
        case Matcher.OfLong longs -> {
          input.longs(rows, lows, scratch);
          for (int i = 0; i < count; i++) {
            marks[i >>> 6] |= (longs.test(lows[i]) ? 1L : 0) << i;
          }
        }
        case Matcher.OfNumber numbers -> {
          input.longs(rows, lows, scratch);
          for (int i = 0; i < count; i++) {
            marks[i >>> 6] |= (numbers.test(Double.longBitsToDouble(lows[i])) ? 1L : 0) << i;
          }
        }
        case Matcher.OfAddress addresses -> {
          input.stored().orElseThrow().addresses(rows, scratch.highs, scratch.lows);
          for (int i = 0; i < count; i++) {
            marks[i >>> 6] |= (addresses.test(scratch.highs[i], scratch.lows[i]) ? 1L : 0) << i;
          }
        }
        case Matcher.OfText _ -> throw new IllegalStateException("text has a dictionary");
      }
      presence.keep(rows, marks);
    }
  }

  /**
   * Marks the rows that pass: bit {@code i % 64} of word {@code i / 64} is that of place {@code i};
   * what becomes of those behind the last place means nothing.
   */
  abstract void mark(Rows rows, long[] marks);

  /** Takes those rows out of a batch that do not pass. */
  final void select(Rows rows, long[] marks) {
    if (this instanceof Every) {
      return;
    }
    mark(rows, marks);
    int last = words(rows) - 1;
    marks[last] &= -1L >>> (-rows.count() & Long.SIZE - 1);
    int[] ids = rows.ids();
    int kept = 0;
    for (int i = 0; i <= last; i++) {
      int from = i * Long.SIZE;
      for (long left = marks[i]; left != 0; left &= left - 1) {
        ids[kept++] = rows.row(from + Long.numberOfTrailingZeros(left));
      }
    }
    rows.list(kept);
  }

  private static int words(Rows rows) {
    return (rows.count() + Long.SIZE - 1) / Long.SIZE;
  }

  /** Just the rows that pass, but for what {@link #rest()} asks of them, if they are at hand. */
  Optional<ImmutableRoaringBitmap> bitmap() {
    return Optional.empty();
  }

  /** What is left to be asked of the rows of the bitmap, or of all if there is none. */
  BlockFilter rest() {
    return this;
  }

  /** Binds a filter to a block. */
  static BlockFilter bind(Filter<Input> filter, Block block, Scratch scratch) {
    return switch (filter) {
      case Filter.All<Input>(List<Filter<Input>> parts) -> all(parts, block, scratch);
      case Filter.Any<Input>(List<Filter<Input>> parts) -> any(parts, block, scratch);
      case Filter.Presence<Input>(Input target, boolean present) ->
          presence(BlockInput.of(target, block), present);
      case Filter.Test<Input>(Input target, Matcher matcher) ->
          BlockInput.of(target, block)
              .map(input -> test(input, matcher, scratch))
              .orElseGet(None::new);
    };
  }

  private static BlockFilter all(List<Filter<Input>> parts, Block block, Scratch scratch) {
    List<BlockFilter> bound = new ArrayList<>();
    for (Filter<Input> part : parts) {
      switch (bind(part, block, scratch)) {
        case None none -> {
          return none;
        }
        case Every _ -> {}
        case BlockFilter other -> bound.add(other);
      }
    }
    return bound.isEmpty() ? new Every() : new All(bound);
  }

  private static BlockFilter any(List<Filter<Input>> parts, Block block, Scratch scratch) {
    List<BlockFilter> bound = new ArrayList<>();
    for (Filter<Input> part : parts) {
      switch (bind(part, block, scratch)) {
        case Every every -> {
          return every;
        }
        case None _ -> {}
        case BlockFilter other -> bound.add(other);
      }
    }
    return bound.isEmpty() ? new None() : new Any(bound);
  }

  private static BlockFilter presence(Optional<BlockInput> input, boolean wanted) {
    if (input.isEmpty()) {
      return wanted ? new None() : new Every();
    }
    if (!input.get().hasAbsent()) {
      return wanted ? new Every() : new None();
    }
    return new Present(new Presence(input.get()), wanted);
  }

  private static BlockFilter test(BlockInput input, Matcher matcher, Scratch scratch) {
    Optional<Column> column = input.stored();
    if (column.isPresent() && matcher instanceof Matcher.OfLong longs) {
      long min = column.get().min();
      long max = column.get().max();
      if (!longs.mayPass(min, max)) {
        return new None();
      }
      if (!column.get().hasAbsent() && longs.mustPass(min, max)) {
        return new Every();
      }
    }
    Presence presence = new Presence(input);
    if (column.isEmpty()) {
      return new Valued(input, presence, matcher, scratch);
    }
    Optional<Dictionary> dictionary = column.get().dictionary();
    if (dictionary.isPresent()) {
      return coded(column.get(), dictionary.get(), presence, matcher, scratch);
    }
    return switch (matcher) {
      case Matcher.LongComparison comparison when comparison.isRange() ->
          new Between(column.get(), presence, comparison.least(), comparison.greatest());
      case Matcher.AddressSet(List<Matcher.Network> networks, boolean negated)
          when !negated && networks.size() == 1 && networks.getFirst().isRange() ->
          new InNetwork(column.get(), presence, networks.getFirst());
      case Matcher other -> new Valued(input, presence, other, scratch);
    };
  }

  private static BlockFilter coded(
      Column column, Dictionary dictionary, Presence presence, Matcher matcher, Scratch scratch) {
    CodeSet passing = CodeSet.of(matcher, dictionary);
    if (passing.count() == 0) {
      return new None();
    }
    if (passing.count() == dictionary.size() && !column.hasAbsent()) {
      return new Every();
    }
    return new Coded(column, presence, passing, union(column, passing), scratch);
  }

  /** The rows of the passing codes, while these are few, and each has a bitmap. */
  private static Optional<ImmutableRoaringBitmap> union(Column column, CodeSet passing) {
    if (passing.count() > MOST_BITMAPS) {
      return Optional.empty();
    }
    MutableRoaringBitmap union = new MutableRoaringBitmap();
    for (int code = passing.first(); code <= passing.last(); code++) {
      if (passing.has(code)) {
        Optional<ImmutableRoaringBitmap> rows = column.rowsOf(code);
        if (rows.isEmpty() || passing.count() == 1) {
          return rows;
        }
        union.or(rows.get());
      }
    }
    return Optional.of(union);
  }
}
