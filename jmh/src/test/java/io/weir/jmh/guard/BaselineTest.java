package io.weir.jmh.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BaselineTest {
  private static final Baseline BASELINE =
      Baseline.parse("# name, ratio, bytes\nDecode.sample 50 0\nScan.all 2000 900\n");

  @Test
  void allowsWhatIsALittleSlower() {
    assertFalse(BASELINE.isWorse(new Figure("Decode.sample", 64.9, 0)));
    assertFalse(BASELINE.isWorse(new Figure("Scan.all", 1500, 1800)));
  }

  @Test
  void namesWhatIsTooSlow() {
    assertTrue(BASELINE.isWorse(new Figure("Decode.sample", 65.1, 0)));
  }

  @Test
  void namesWhatAllocatesWhereNothingWas() {
    assertTrue(BASELINE.isWorse(new Figure("Decode.sample", 50, 24)));
  }

  @Test
  void tellsWhatChanged() {
    String table =
        BASELINE.table(
            List.of(new Figure("Decode.sample", 75, 16), new Figure("Scan.all", 1000, 900)));
    assertEquals(
        """
        benchmark                             baseline           now   change        bytes          now
        Decode.sample                               50            75     +50%            0           16  too slow  allocates
        Scan.all                                 2,000         1,000     -50%          900          900
        """,
        table);
  }

  @Test
  void hasAFigureOfEachHotPath() {
    List<String> benchmarks = Baseline.checkedIn().benchmarks();
    assertTrue(benchmarks.contains("DecodeBenchmark.sample"), benchmarks.toString());
    assertTrue(benchmarks.contains("SealBenchmark.seal"), benchmarks.toString());
    assertTrue(benchmarks.contains("ScanBenchmark.topPairs"), benchmarks.toString());
  }
}
