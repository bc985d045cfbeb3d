package io.weir.query.exec;

/** The arguments of the aggregates of some rows, as words. Belongs to one thread. */
final class ArgumentWords {
  private static final long[] NO_WORDS = new long[Batches.SIZE];

  private final long[][] values;
  private final boolean[][] present;
  private final boolean[] isPartial;

  /**
   * Arrays for the arguments, to be filled.
   *
   * @param values by argument and place
   * @param present which of them are there, by argument and place
   * @param isPartial of which arguments not all are
   */
  ArgumentWords(long[][] values, boolean[][] present, boolean[] isPartial) {
    this.values = values;
    this.present = present;
    this.isPartial = isPartial;
  }

  /** Room for the arguments of a batch. */
  static ArgumentWords ofBatch(int arguments) {
    return new ArgumentWords(
        new long[arguments][Batches.SIZE],
        new boolean[arguments][Batches.SIZE],
        new boolean[arguments]);
  }

  long[][] values() {
    return values;
  }

  boolean[][] present() {
    return present;
  }

  boolean[] isPartial() {
    return isPartial;
  }

  /**
   * Adds rows to the groups of an aggregate.
   *
   * @param first its argument; {@link Arguments#NONE} if it takes every row
   * @param second what it reads beside, if it does
   * @param numbers the group of each row
   */
  void addTo(Accumulator accumulator, int first, int second, int[] numbers, int count) {
    switch (accumulator) {
      case PairAccumulator pairs when isPartial[first] || isPartial[second] ->
          pairs.add(numbers, values[first], present[first], values[second], present[second], count);
      case PairAccumulator pairs -> pairs.add(numbers, values[first], values[second], count);
      case ValueAccumulator one when first < 0 -> one.add(numbers, NO_WORDS, count);
      case ValueAccumulator one when isPartial[first] ->
          one.add(numbers, values[first], present[first], count);
      case ValueAccumulator one -> one.add(numbers, values[first], count);
    }
  }

  /** Adds rows to the one group of an aggregate. */
  void addTo(Accumulator accumulator, int first, int second, int count) {
    switch (accumulator) {
      case PairAccumulator pairs when !isPartial[first] && !isPartial[second] ->
          pairs.add(values[first], values[second], count);
      case ValueAccumulator one when first < 0 -> one.add(NO_WORDS, count);
      case ValueAccumulator one when !isPartial[first] -> one.add(values[first], count);
      case PairAccumulator _, ValueAccumulator _ ->
          addTo(accumulator, first, second, Batches.FIRST, count);
    }
  }
}
