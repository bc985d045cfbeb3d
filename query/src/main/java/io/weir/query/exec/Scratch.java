package io.weir.query.exec;

/** Arrays for what is read of one batch and not kept. Belongs to one thread. */
final class Scratch {
  final int[] codes = new int[Batches.SIZE];
  final long[] lows = new long[Batches.SIZE];
  final long[] highs = new long[Batches.SIZE];
  final long[] marks = new long[Batches.SIZE / Long.SIZE];
  final boolean[] mask = new boolean[Batches.SIZE];
  final boolean[] present = new boolean[Batches.SIZE];
}
