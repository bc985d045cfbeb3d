package io.weir.query.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** However values are added, they come to what whole numbers of any size do. */
final class SampledEstimateAccumulatorTest {
  private static final int GROUPS = 3;

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final int[] groups = new int[Batches.SIZE];
  private final long[] sampled = new long[Batches.SIZE];
  private final long[] rates = new long[Batches.SIZE];

  @Test
  void addsBatchesOfSmallNumbers() {
    assertExact(11, 14);
  }

  @Test
  void addsBatchesOfNumbersThatAreNoLongerSmall() {
    assertExact(13, 14);
  }

  @Test
  void addsNumbersWhoseSumGoesBeyond64Bits() {
    assertExact(24, 32);
  }

  private void assertExact(int valueBits, int rateBits) {
    SampledEstimateAccumulator grouped = reserved();
    SampledEstimateAccumulator oneByOne = reserved();
    SampledEstimateAccumulator single = reserved();
    BigInteger[] sums = zeros();
    BigInteger[] variances = zeros();
    int batches = 40;
    for (int batch = 0; batch < batches; batch++) {
      for (int i = 0; i < Batches.SIZE; i++) {
        groups[i] = random.nextInt(GROUPS);
        sampled[i] = random.nextLong(1L << valueBits);
        rates[i] = random.nextLong(1L << rateBits);
        BigInteger estimate = BigInteger.valueOf(sampled[i]).multiply(BigInteger.valueOf(rates[i]));
        BigInteger rest = estimate.subtract(BigInteger.valueOf(sampled[i]));
        sums[groups[i]] = sums[groups[i]].add(estimate);
        variances[groups[i]] = variances[groups[i]].add(estimate.multiply(rest));
      }
      grouped.add(groups, sampled, rates, Batches.SIZE);
      oneByOne.add(groups, sampled, Batches.ALL, rates, Batches.ALL, Batches.SIZE);
      single.add(sampled, rates, Batches.SIZE);
    }
    for (int group = 0; group < GROUPS; group++) {
      assertSame(sums[group], variances[group], grouped, group);
      assertSame(sums[group], variances[group], oneByOne, group);
    }
    BigInteger sum = Arrays.stream(sums).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger variance = Arrays.stream(variances).reduce(BigInteger.ZERO, BigInteger::add);
    assertSame(sum, variance, single, 0);
    assertEquals((long) batches * Batches.SIZE, ((Estimate) single.result(0)).samples());
  }

  private void assertSame(
      BigInteger sum, BigInteger variance, SampledEstimateAccumulator actual, int group) {
    Estimate estimate = (Estimate) actual.result(group);
    assertEquals(Cells.ofBig(sum), estimate.value(), "seed " + seed);
    double bound = EstimateAccumulator.bound(variance.doubleValue());
    assertEquals(bound, estimate.bound(), bound * 1e-12, "seed " + seed);
  }

  private static SampledEstimateAccumulator reserved() {
    SampledEstimateAccumulator accumulator = new SampledEstimateAccumulator();
    accumulator.reserve(GROUPS);
    return accumulator;
  }

  private static BigInteger[] zeros() {
    BigInteger[] zeros = new BigInteger[GROUPS];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }
}
