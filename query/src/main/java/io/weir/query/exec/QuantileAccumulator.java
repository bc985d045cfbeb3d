package io.weir.query.exec;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import java.util.Arrays;

/**
 * A quantile of the values, within 1 % of its own value (DDSketch, Masson et al., PVLDB 12, 2019).
 */
final class QuantileAccumulator implements Accumulator {
  private static final double RELATIVE_ACCURACY = 0.01;

  private final double quantile;
  private final boolean fraction;
  private DDSketch[] sketches = new DDSketch[0];

  QuantileAccumulator(double quantile, boolean fraction) {
    this.quantile = quantile;
    this.fraction = fraction;
  }

  @Override
  public void reserve(int size) {
    if (sketches.length < size) {
      sketches = Arrays.copyOf(sketches, Math.max(size, sketches.length * 2));
    }
  }

  @Override
  public void add(int[] groups, long[] values, boolean[] present, int count) {
    for (int i = 0; i < count; i++) {
      if (present[i]) {
        sketch(groups[i]).accept(fraction ? Double.longBitsToDouble(values[i]) : values[i]);
      }
    }
  }

  @Override
  public void absorb(Accumulator other, int[] groups) {
    DDSketch[] theirs = ((QuantileAccumulator) other).sketches;
    for (int i = 0; i < groups.length; i++) {
      if (theirs[i] != null) {
        sketch(groups[i]).mergeWith(theirs[i]);
      }
    }
  }

  @Override
  public Object result(int group) {
    DDSketch sketch = sketches[group];
    return sketch == null ? null : (Object) sketch.getValueAtQuantile(quantile);
  }

  private DDSketch sketch(int group) {
    if (sketches[group] == null) {
      sketches[group] = DDSketches.unboundedDense(RELATIVE_ACCURACY);
    }
    return sketches[group];
  }
}
