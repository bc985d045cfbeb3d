package io.weir.query.exec;

import io.weir.query.plan.Matcher;
import io.weir.storage.block.Rows;
import java.util.function.IntPredicate;

/** Decided for each row by its value. Belongs to one thread. */
final class ValueFilter extends BlockFilter {
  private final BlockInput input;
  private final Presence presence;
  private final Matcher matcher;
  private final Scratch scratch;

  ValueFilter(BlockInput input, Presence presence, Matcher matcher, Scratch scratch) {
    this.input = input;
    this.presence = presence;
    this.matcher = matcher;
    this.scratch = scratch;
  }

  @Override
  void mark(Rows rows, long[] marks) {
    long[] highs = scratch.highs; // the others are taken by the product of columns
    long[] lows = scratch.lows;
    switch (matcher) {
      case Matcher.OfLong longs -> {
        input.longs(rows, highs, scratch);
        mark(rows, i -> longs.test(highs[i]), marks);
      }
      case Matcher.OfNumber numbers -> {
        input.longs(rows, highs, scratch);
        mark(rows, i -> numbers.test(Double.longBitsToDouble(highs[i])), marks);
      }
      case Matcher.OfAddress addresses -> {
        input.stored().orElseThrow().addresses(rows, highs, lows);
        mark(rows, i -> addresses.test(highs[i], lows[i]), marks);
      }
      case Matcher.OfText _ -> throw new IllegalStateException("text has a dictionary");
    }
    presence.keep(rows, marks);
  }

  /** A word is put together before it is stored: to change it in memory takes longer. */
  private static void mark(Rows rows, IntPredicate passes, long[] marks) {
    for (int from = 0; from < rows.count(); from += Long.SIZE) {
      long word = 0;
      for (int i = from; i < Math.min(from + Long.SIZE, rows.count()); i++) {
        word |= (passes.test(i) ? 1L : 0) << i;
      }
      marks[from >>> 6] = word;
    }
  }
}
