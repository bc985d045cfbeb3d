package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Input;
import io.weir.query.plan.Matcher;
import io.weir.query.syntax.Comparison;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Binds filters to blocks: what a column's bounds, dictionary and bitmaps decide is decided here,
 * before any row is read.
 */
final class FilterBinding {
  /** The most bitmaps that are joined for one condition. */
  private static final int MOST_BITMAPS = 16;

  private FilterBinding() {}

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
              .orElseGet(BlockFilter.None::new);
    };
  }

  private static BlockFilter all(List<Filter<Input>> parts, Block block, Scratch scratch) {
    List<BlockFilter> bound = new ArrayList<>();
    for (Filter<Input> part : parts) {
      switch (bind(part, block, scratch)) {
        case BlockFilter.None none -> {
          return none;
        }
        case BlockFilter.Every _ -> {}
        case BlockFilter other -> bound.add(other);
      }
    }
    return bound.isEmpty() ? new BlockFilter.Every() : new AllFilter(bound);
  }

  private static BlockFilter any(List<Filter<Input>> parts, Block block, Scratch scratch) {
    List<BlockFilter> bound = new ArrayList<>();
    for (Filter<Input> part : parts) {
      switch (bind(part, block, scratch)) {
        case BlockFilter.Every every -> {
          return every;
        }
        case BlockFilter.None _ -> {}
        case BlockFilter other -> bound.add(other);
      }
    }
    return bound.isEmpty() ? new BlockFilter.None() : new AnyFilter(bound);
  }

  private static BlockFilter presence(Optional<BlockInput> input, boolean wanted) {
    if (input.isEmpty()) {
      return wanted ? new BlockFilter.None() : new BlockFilter.Every();
    }
    if (!input.get().hasAbsent()) {
      return wanted ? new BlockFilter.Every() : new BlockFilter.None();
    }
    return new PresenceFilter(new Presence(input.get()), wanted);
  }

  private static BlockFilter test(BlockInput input, Matcher matcher, Scratch scratch) {
    Optional<Column> column = input.stored();
    if (column.isPresent() && matcher instanceof Matcher.OfLong longs) {
      long min = column.get().min();
      long max = column.get().max();
      if (!longs.mayPass(min, max)) {
        return new BlockFilter.None();
      }
      if (!column.get().hasAbsent() && longs.mustPass(min, max)) {
        return new BlockFilter.Every();
      }
    }
    Presence presence = new Presence(input);
    if (column.isEmpty()) {
      return new ValueFilter(input, presence, matcher, scratch);
    }
    Optional<Dictionary> dictionary = column.get().dictionary();
    if (dictionary.isPresent()) {
      return coded(column.get(), dictionary.get(), presence, matcher, scratch);
    }
    return switch (matcher) {
      case Matcher.LongComparison comparison when comparison.isRange() ->
          new RangeFilter(column.get(), presence, comparison.least(), comparison.greatest());
      case Matcher.AddressSet(List<Matcher.Network> networks, boolean negated)
          when !negated && networks.size() == 1 && networks.getFirst().isRange() ->
          new NetworkFilter(column.get(), presence, networks.getFirst());
      case Matcher.AddressComparison(Comparison comparison, Address operand)
          when comparison == Comparison.EQUAL ->
          new NetworkFilter(column.get(), presence, Matcher.Network.of(operand, 128));
      case Matcher other -> new ValueFilter(input, presence, other, scratch);
    };
  }

  private static BlockFilter coded(
      Column column, Dictionary dictionary, Presence presence, Matcher matcher, Scratch scratch) {
    CodeSet passing = CodeSet.of(matcher, dictionary);
    if (passing.count() == 0) {
      return new BlockFilter.None();
    }
    if (passing.count() == dictionary.size() && !column.hasAbsent()) {
      return new BlockFilter.Every();
    }
    return new CodeFilter(column, presence, passing, union(column, passing), scratch);
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
