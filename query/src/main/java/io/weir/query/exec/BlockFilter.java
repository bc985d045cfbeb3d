package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Input;
import io.weir.query.plan.Matcher;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * A filter bound to one block: what its columns' bounds, dictionaries and bitmaps already decide is
 * decided here, once; the rest row by row. Keeps buffers; belongs to one thread.
 */
abstract sealed class BlockFilter {
  /** Passes no row of the block. */
  static final class None extends BlockFilter {
    @Override
    void select(Rows rows) {
      rows.list(0);
    }
  }

  /** Passes every row. */
  static final class Every extends BlockFilter {
    @Override
    void select(Rows rows) {}
  }

  private static final class All extends BlockFilter {
    private final List<BlockFilter> parts;

    All(List<BlockFilter> parts) {
      this.parts = parts;
    }

    @Override
    void select(Rows rows) {
      for (BlockFilter part : parts) {
        if (rows.count() == 0) {
          return;
        }
        part.select(rows);
      }
    }

    @Override
    Optional<ImmutableRoaringBitmap> bitmap() {
      return parts.stream()
          .flatMap(part -> part.bitmap().stream())
          .reduce((left, right) -> ImmutableRoaringBitmap.and(left, right));
    }
  }

  private static final class Any extends BlockFilter {
    private final List<BlockFilter> parts;
    private final Rows candidates = new Rows(Batches.SIZE);
    private final boolean[] passed = new boolean[Block.MAX_ROWS];

    Any(List<BlockFilter> parts) {
      this.parts = parts;
    }

    @Override
    void select(Rows rows) {
      for (BlockFilter part : parts) {
        copy(rows, candidates);
        part.select(candidates);
        for (int i = 0; i < candidates.count(); i++) {
          passed[candidates.row(i)] = true;
        }
      }
      int count = 0;
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        if (passed[row]) {
          passed[row] = false;
          rows.ids()[count++] = row;
        }
      }
      rows.list(count);
    }

    private static void copy(Rows from, Rows to) {
      if (from.dense()) {
        to.range(from.first(), from.count());
        return;
      }
      System.arraycopy(from.ids(), 0, to.ids(), 0, from.count());
      to.list(from.count());
    }
  }

  /** Keeps the rows whose place a mask marks. */
  private abstract static sealed class Masked extends BlockFilter {
    private final boolean[] mask = new boolean[Batches.SIZE];

    abstract void mark(Rows rows, boolean[] mask);

    @Override
    final void select(Rows rows) {
      mark(rows, mask);
      int count = 0;
      int[] ids = rows.ids();
      for (int i = 0; i < rows.count(); i++) {
        ids[count] = rows.row(i);
        count += mask[i] ? 1 : 0;
      }
      rows.list(count);
    }
  }

  private static final class Present extends Masked {
    private final BlockInput input;
    private final boolean wanted;

    Present(BlockInput input, boolean wanted) {
      this.input = input;
      this.wanted = wanted;
    }

    @Override
    void mark(Rows rows, boolean[] mask) {
      input.present(rows, mask);
      for (int i = 0; !wanted && i < rows.count(); i++) {
        mask[i] = !mask[i];
      }
    }
  }

  /** Decided for each code in advance. */
  private static final class Coded extends Masked {
    private final Column column;
    private final boolean[] passes;
    private final Optional<ImmutableRoaringBitmap> bitmap;
    private final int[] codes = new int[Batches.SIZE];
    private final boolean[] present = new boolean[Batches.SIZE];

    Coded(Column column, boolean[] passes, Optional<ImmutableRoaringBitmap> bitmap) {
      this.column = column;
      this.passes = passes;
      this.bitmap = bitmap;
    }

    @Override
    void mark(Rows rows, boolean[] mask) {
      column.codes(rows, codes);
      if (!column.hasAbsent()) {
        for (int i = 0; i < rows.count(); i++) {
          mask[i] = passes[codes[i]];
        }
        return;
      }
      column.present(rows, present);
      for (int i = 0; i < rows.count(); i++) {
        mask[i] = present[i] && passes[codes[i]];
      }
    }

    @Override
    Optional<ImmutableRoaringBitmap> bitmap() {
      return bitmap;
    }
  }

  /** Decided for each row by its value. */
  private static final class Valued extends Masked {
    private final BlockInput input;
    private final Matcher matcher;
    private final long[] lows = new long[Batches.SIZE];
    private final long[] highs = new long[Batches.SIZE];

    Valued(BlockInput input, Matcher matcher) {
      this.input = input;
      this.matcher = matcher;
    }

    @Override
    void mark(Rows rows, boolean[] mask) {
      input.present(rows, mask);
      int count = rows.count();
      switch (matcher) {
        case Matcher.OfLong longs -> {
          input.longs(rows, lows);
          for (int i = 0; i < count; i++) {
            mask[i] = mask[i] && longs.test(lows[i]);
          }
        }
        case Matcher.OfNumber numbers -> {
          input.longs(rows, lows);
          for (int i = 0; i < count; i++) {
            mask[i] = mask[i] && numbers.test(Double.longBitsToDouble(lows[i]));
          }
        }
        case Matcher.OfAddress addresses -> {
          input.stored().orElseThrow().addresses(rows, highs, lows);
          for (int i = 0; i < count; i++) {
            mask[i] = mask[i] && addresses.test(highs[i], lows[i]);
          }
        }
        case Matcher.OfText _ -> throw new IllegalStateException("text has a dictionary");
      }
    }
  }

  /** Takes those rows out of a batch that do not pass. */
  abstract void select(Rows rows);

  /** A bitmap outside of which no row passes, if one is at hand. */
  Optional<ImmutableRoaringBitmap> bitmap() {
    return Optional.empty();
  }

  /** Binds a filter to a block. */
  static BlockFilter bind(Filter<Input> filter, Block block) {
    return switch (filter) {
      case Filter.All<Input>(List<Filter<Input>> parts) -> all(parts, block);
      case Filter.Any<Input>(List<Filter<Input>> parts) -> any(parts, block);
      case Filter.Presence<Input>(Input target, boolean present) ->
          presence(BlockInput.of(target, block), present);
      case Filter.Test<Input>(Input target, Matcher matcher) ->
          BlockInput.of(target, block).map(input -> test(input, matcher)).orElseGet(None::new);
    };
  }

  private static BlockFilter all(List<Filter<Input>> parts, Block block) {
    List<BlockFilter> bound = new ArrayList<>();
    for (Filter<Input> part : parts) {
      switch (bind(part, block)) {
        case None none -> {
          return none;
        }
        case Every _ -> {}
        case BlockFilter other -> bound.add(other);
      }
    }
    return bound.isEmpty() ? new Every() : new All(bound);
  }

  private static BlockFilter any(List<Filter<Input>> parts, Block block) {
    List<BlockFilter> bound = new ArrayList<>();
    for (Filter<Input> part : parts) {
      switch (bind(part, block)) {
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
    return new Present(input.get(), wanted);
  }

  private static BlockFilter test(BlockInput input, Matcher matcher) {
    Optional<Column> column = input.stored();
    if (column.isPresent() && column.get().dictionary().isPresent()) {
      return coded(column.get(), column.get().dictionary().get(), matcher);
    }
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
    return new Valued(input, matcher);
  }

  private static BlockFilter coded(Column column, Dictionary dictionary, Matcher matcher) {
    boolean[] passes = new boolean[dictionary.size()];
    int passing = 0;
    for (int code = 0; code < passes.length; code++) {
      passes[code] = passes(dictionary, code, matcher);
      passing += passes[code] ? 1 : 0;
    }
    if (passing == 0) {
      return new None();
    }
    if (passing == passes.length && !column.hasAbsent()) {
      return new Every();
    }
    return new Coded(column, passes, union(column, passes, passing));
  }

  private static boolean passes(Dictionary dictionary, int code, Matcher matcher) {
    return switch (matcher) {
      case Matcher.OfLong longs -> longs.test(dictionary.value(code));
      case Matcher.OfNumber numbers ->
          numbers.test(Double.longBitsToDouble(dictionary.value(code)));
      case Matcher.OfAddress addresses ->
          addresses.test(dictionary.high(code), dictionary.value(code));
      case Matcher.OfText texts -> texts.test(dictionary.text(code));
    };
  }

  /** The rows of the passing codes, while these are few, and each has a bitmap. */
  private static Optional<ImmutableRoaringBitmap> union(
      Column column, boolean[] passes, int passing) {
    if (passing > 16) {
      return Optional.empty();
    }
    MutableRoaringBitmap union = new MutableRoaringBitmap();
    for (int code = 0; code < passes.length; code++) {
      if (passes[code]) {
        Optional<ImmutableRoaringBitmap> rows = column.rowsOf(code);
        if (rows.isEmpty()) {
          return rows;
        }
        union.or(rows.get());
      }
    }
    return Optional.of(union);
  }
}
