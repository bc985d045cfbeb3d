package io.weir.jmh.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ReferenceFlowsTest {
  private static final int ROWS = 100_000;

  @Test
  void makesTheSameRowsEachTime() {
    ReferenceFlows one = new ReferenceFlows(ROWS);
    ReferenceFlows other = new ReferenceFlows(ROWS);
    for (int i = 0; i < 1000; i++) {
      Row expected = one.next();
      Row actual = other.next();
      for (int field = 0; field < Flows.TABLE.stored().size(); field++) {
        assertEquals(
            expected.has(Flows.TABLE.stored().get(field)),
            actual.has(Flows.TABLE.stored().get(field)));
      }
      assertEquals(expected.value(Flows.SOURCE_IP.index()), actual.value(Flows.SOURCE_IP.index()));
      assertEquals(expected.value(Flows.TIME.index()), actual.value(Flows.TIME.index()));
    }
  }

  @Test
  void spreadsTheRowsOverADay() {
    ReferenceFlows flows = new ReferenceFlows(ROWS);
    int outbound = 0;
    int withLatency = 0;
    long last = 0;
    for (int i = 0; i < ROWS; i++) {
      Row row = flows.next();
      last = row.value(Flows.TIME.index());
      int source = Flows.SOURCE_IP.index();
      boolean local =
          Address.isIpv4(row.high(source), row.value(source))
              && (int) row.value(source) >>> 24 == 10;
      outbound += local ? 1 : 0;
      withLatency += row.has(Flows.TCP_RTT) ? 1 : 0;
    }
    long length = last - ReferenceFlows.START_MILLIS;
    assertTrue(Math.abs(ReferenceFlows.DAY_MILLIS - length) < 2000, "they end after " + length);
    assertEquals(0.5, (double) outbound / ROWS, 0.02);
    assertEquals(0.2, (double) withLatency / ROWS, 0.02);
  }

  @Test
  void drawsTheFirstRankInProportionToItsWeight() {
    Zipf zipf = new Zipf(3, 1); // 6/11, 3/11, 2/11
    SplittableRandom random = new SplittableRandom(1);
    int[] drawn = new int[3];
    for (int i = 0; i < 110_000; i++) {
      drawn[zipf.next(random)]++;
    }
    assertEquals(60_000, drawn[0], 1000);
    assertEquals(30_000, drawn[1], 1000);
    assertTrue(drawn[2] > 19_000, "rank 2 came " + drawn[2] + " times");
  }
}
