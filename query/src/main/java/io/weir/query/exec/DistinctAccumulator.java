package io.weir.query.exec;

import java.util.Arrays;
import java.util.Optional;

/**
 * How many different values there are. Where the values of a block are codes, and it has few
 * groups, each value of a group is looked up once, when the block is done.
 */
final class DistinctAccumulator implements ValueAccumulator {
  private final SeenCodes seen = new SeenCodes();
  private final long[] words = new long[Long.SIZE];
  private Optional<CodedWords> coded = Optional.empty();
  private DistinctValues[] groupValues = new DistinctValues[0];
  private long bytes;

  /** The values of a block, each of which has a code. */
  interface CodedWords {
    /** How many codes there are. */
    int size();

    /** Writes the words of {@code count} codes, {@code first} on. */
    void read(int first, int count, long[] out);
  }

  /** From now on, until {@link #end()}, values are codes. */
  void begin(CodedWords values) {
    coded = Optional.of(values);
    seen.begin(values.size());
    seen.reserve(groupValues.length);
  }

  /** From now on values are words. */
  void end() {
    coded.ifPresent(
        values -> seen.drain((group, first, marks) -> add(group, values, first, marks)));
    coded = Optional.empty();
  }

  @Override
  public void reserve(int size) {
    if (groupValues.length < size) {
      groupValues = Arrays.copyOf(groupValues, Math.max(size, groupValues.length * 2));
      if (coded.isPresent()) {
        seen.reserve(groupValues.length);
      }
    }
  }

  @Override
  public void add(int[] groups, long[] values, boolean[] present, int count) {
    if (coded.isPresent()) {
      seen.mark(groups, values, present, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (present[i]) {
        bytes += of(groups[i]).add(values[i]);
      }
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    DistinctValues[] added = ((DistinctAccumulator) other).groupValues;
    for (int i = 0; i < count; i++) {
      if (added[theirs[i]] != null) {
        bytes += of(mine[i]).add(added[theirs[i]]);
      }
    }
  }

  @Override
  public Object result(int group) {
    return groupValues[group] == null ? 0L : (Object) groupValues[group].count();
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * groupValues.length + bytes + seen.bytes();
  }

  private void add(int group, CodedWords values, int first, long marks) {
    values.read(first, Math.min(Long.SIZE, values.size() - first), words);
    DistinctValues different = of(group);
    for (long left = marks; left != 0; left &= left - 1) {
      bytes += different.add(words[Long.numberOfTrailingZeros(left)]);
    }
  }

  private DistinctValues of(int group) {
    if (groupValues[group] == null) {
      groupValues[group] = new DistinctValues();
      bytes += DistinctValues.LEAST_BYTES;
    }
    return groupValues[group];
  }
}
