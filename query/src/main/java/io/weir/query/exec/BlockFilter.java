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
  /** The most bitmaps that are joined for one condition. */
  private static final int MOST_BITMAPS = 16;

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

    @Override
    BlockFilter rest() {
      List<BlockFilter> rest =
          parts.stream().map(BlockFilter::rest).filter(part -> !(part instanceof Every)).toList();
      return rest.isEmpty() ? new Every() : new All(rest);
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
    /** Answers which of the rows pass, by place. */
    abstract boolean[] mark(Rows rows);

    @Override
    final void select(Rows rows) {
      keep(rows, mark(rows));
    }
  }

  /** Keeps the rows whose place a mask marks. */
  private static void keep(Rows rows, boolean[] mask) {
    int kept = 0;
    int count = rows.count();
    int[] ids = rows.ids();
    if (rows.dense()) {
      int first = rows.first();
      for (int i = 0; i < count; i++) {
        ids[kept] = first + i;
        kept += mask[i] ? 1 : 0;
      }
    } else {
      for (int i = 0; i < count; i++) {
        ids[kept] = ids[i];
        kept += mask[i] ? 1 : 0;
      }
    }
    rows.list(kept);
  }

  /** Decided by the presence of a value, a bit a row. */
  private static final class Present extends BlockFilter {
    private final long[] words = new long[Block.MAX_ROWS / Long.SIZE];

    Present(BlockInput input, boolean wanted) {
      input.presence(words);
      for (int i = 0; !wanted && i < words.length; i++) {
        words[i] = ~words[i];
      }
    }

    @Override
    void select(Rows rows) {
      int[] ids = rows.ids();
      int kept = 0;
      if (!rows.dense()) {
        for (int i = 0; i < rows.count(); i++) {
          int row = ids[i];
          ids[kept] = row;
          kept += (int) (words[row >>> 6] >>> row & 1);
        }
        rows.list(kept);
        return;
      }
      int end = rows.first() + rows.count();
      for (int from = rows.first(); from < end; from = (from | Long.SIZE - 1) + 1) {
        long left = words[from >>> 6] >>> from << from;
        int start = from & -Long.SIZE;
        for (; left != 0; left &= left - 1) {
          int row = start + Long.numberOfTrailingZeros(left);
          if (row < end) {
            ids[kept++] = row;
          }
        }
      }
      rows.list(kept);
    }
  }

  /** Decided for each code in advance. */
  private static final class Coded extends BlockFilter {
    private final Column column;
    private final CodeSet passing;
    private final Optional<ImmutableRoaringBitmap> bitmap;
    private final Scratch scratch;

    Coded(
        Column column, CodeSet passing, Optional<ImmutableRoaringBitmap> bitmap, Scratch scratch) {
      this.column = column;
      this.passing = passing;
      this.bitmap = bitmap;
      this.scratch = scratch;
    }

    @Override
    void select(Rows rows) {
      int[] codes = scratch.codes;
      column.codes(rows, codes);
      if (column.hasAbsent()) {
        column.present(rows, scratch.mask);
        boolean[] passes = passing.passes();
        for (int i = 0; i < rows.count(); i++) {
          scratch.mask[i] = scratch.mask[i] && passes[codes[i]];
        }
        keep(rows, scratch.mask);
      } else if (passing.isRange()) {
        keepRange(rows, codes);
      } else {
        boolean[] passes = passing.passes();
        for (int i = 0; i < rows.count(); i++) {
          scratch.mask[i] = passes[codes[i]];
        }
        keep(rows, scratch.mask);
      }
    }

    /** Without a branch for each row: none foresees which pass. */
    private void keepRange(Rows rows, int[] codes) {
      int from = passing.first();
      int to = passing.last();
      int count = rows.count();
      int kept = 0;
      int[] ids = rows.ids();
      if (rows.dense()) {
        int first = rows.first();
        for (int i = 0; i < count; i++) {
          ids[kept] = first + i;
          kept += ~(codes[i] - from | to - codes[i]) >>> 31;
        }
      } else {
        for (int i = 0; i < count; i++) {
          ids[kept] = ids[i];
          kept += ~(codes[i] - from | to - codes[i]) >>> 31;
        }
      }
      rows.list(kept);
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

  /** Decided for each row by its value. */
  private static final class Valued extends Masked {
    private final BlockInput input;
    private final Matcher matcher;
    private final Scratch scratch;

    Valued(BlockInput input, Matcher matcher, Scratch scratch) {
      this.input = input;
      this.matcher = matcher;
      this.scratch = scratch;
    }

    @Override
    boolean[] mark(Rows rows) {
      boolean[] mask = scratch.mask;
      long[] lows = scratch.highs; // the others are taken by the product of columns
      int count = rows.count();
      input.present(rows, mask, scratch);
      switch (matcher) {
        case Matcher.LongComparison comparison -> {
          input.longs(rows, lows, scratch);
          markComparing(comparison, lows, mask, count);
        }
        case Matcher.OfLong longs -> {
          input.longs(rows, lows, scratch);
          for (int i = 0; i < count; i++) {
            mask[i] = mask[i] && longs.test(lows[i]);
          }
        }
        case Matcher.OfNumber numbers -> {
          input.longs(rows, lows, scratch);
          for (int i = 0; i < count; i++) {
            mask[i] = mask[i] && numbers.test(Double.longBitsToDouble(lows[i]));
          }
        }
        case Matcher.OfAddress addresses -> {
          input.stored().orElseThrow().addresses(rows, scratch.highs, scratch.lows);
          for (int i = 0; i < count; i++) {
            mask[i] = mask[i] && addresses.test(scratch.highs[i], scratch.lows[i]);
          }
        }
        case Matcher.OfText _ -> throw new IllegalStateException("text has a dictionary");
      }
      return mask;
    }

    private static void markComparing(
        Matcher.LongComparison comparison, long[] values, boolean[] mask, int count) {
      long operand = comparison.operand();
      switch (comparison.comparison()) {
        case EQUAL -> {
          for (int i = 0; i < count; i++) {
            mask[i] &= values[i] == operand;
          }
        }
        case LESS -> {
          for (int i = 0; i < count; i++) {
            mask[i] &= values[i] < operand;
          }
        }
        case LESS_EQUAL -> {
          for (int i = 0; i < count; i++) {
            mask[i] &= values[i] <= operand;
          }
        }
        case GREATER -> {
          for (int i = 0; i < count; i++) {
            mask[i] &= values[i] > operand;
          }
        }
        case GREATER_EQUAL -> {
          for (int i = 0; i < count; i++) {
            mask[i] &= values[i] >= operand;
          }
        }
        case NOT_EQUAL -> {
          for (int i = 0; i < count; i++) {
            mask[i] &= values[i] != operand;
          }
        }
      }
    }
  }

  /** Takes those rows out of a batch that do not pass. */
  abstract void select(Rows rows);

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
    return new Present(input.get(), wanted);
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
    if (column.isPresent() && column.get().dictionary().isPresent()) {
      return coded(column.get(), column.get().dictionary().get(), matcher, scratch);
    }
    return new Valued(input, matcher, scratch);
  }

  private static BlockFilter coded(
      Column column, Dictionary dictionary, Matcher matcher, Scratch scratch) {
    CodeSet passing = CodeSet.of(matcher, dictionary);
    if (passing.count() == 0) {
      return new None();
    }
    if (passing.count() == dictionary.size() && !column.hasAbsent()) {
      return new Every();
    }
    return new Coded(column, passing, union(column, passing), scratch);
  }

  /** The rows of the passing codes, while these are few, and each has a bitmap. */
  private static Optional<ImmutableRoaringBitmap> union(Column column, CodeSet passing) {
    if (passing.count() > MOST_BITMAPS) {
      return Optional.empty();
    }
    MutableRoaringBitmap union = new MutableRoaringBitmap();
    for (int code = passing.first(); code <= passing.last(); code++) {
      if (passing.passes()[code]) {
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
