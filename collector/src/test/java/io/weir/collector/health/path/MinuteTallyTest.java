package io.weir.collector.health.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.storage.schema.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinuteTallyTest {
  private final MinuteTally tally = new MinuteTally(0);
  private final int host = tally.host(Address.ofIpv4(1));

  @Test
  void sumsUpEveryFlowButTellsNoMoreApartThanThereIsRoomFor() {
    int flooded = path("flooded");
    int quiet = path("quiet");
    long flows = MinuteTally.MAX_FLOWS + 100_000L;
    add(quiet, 1);
    for (long flow = 0; flow < flows; flow++) {
      add(flooded, flow + 1 << 20);
    }
    add(quiet, 1);
    add(quiet, 2);
    add(quiet, 2);

    List<PathMinute> minute = tally.finish();

    assertEquals(flows, minute.get(flooded).samples());
    assertEquals((double) flows, minute.get(flooded).sum(Measure.OBSERVED));
    assertEquals(flows * 1000 * 100, minute.get(flooded).bytes());
    assertEquals(MinuteTally.MAX_FLOWS, minute.get(flooded).flows());
    assertEquals(2, minute.get(quiet).flows());
    assertEquals(2, minute.get(quiet).sum(0, Measure.OBSERVED));
    assertEquals(2, minute.get(quiet).sum(1, Measure.OBSERVED));
  }

  @Test
  void spreadsFlowsBeyondItsRoomOverAFewNumbers() {
    int path = path("flooded");
    for (long flow = 0; flow < 2L * MinuteTally.MAX_FLOWS; flow++) {
      add(path, flow + 1000);
    }

    PathMinute minute = tally.finish().getFirst();

    assertEquals(MinuteTally.MAX_FLOWS + MinuteTally.SHARED, minute.flows());
    assertEquals(
        MinuteTally.MAX_FLOWS,
        minute.sum(MinuteTally.MAX_FLOWS, Measure.OBSERVED) * MinuteTally.SHARED);
  }

  private int path(String provider) {
    return tally.path(new PathKey(Place.subnet("A"), Place.UNKNOWN, provider));
  }

  private void add(int path, long flow) {
    tally.add(
        tally.flow(path, flow, host, host), PathSample.connection(100, 1000, 50_000, 0, true));
  }
}
