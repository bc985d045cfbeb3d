package io.weir.query.exec;

import io.weir.query.plan.Matcher;
import io.weir.storage.block.Rows;
import java.util.Arrays;

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
