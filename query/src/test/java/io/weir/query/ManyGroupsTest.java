package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * So many groups that sets of them are put aside, or their rows are: any number of threads answers
 * as a plain map does.
 */
final class ManyGroupsTest {
  private static final int ROWS = 400_000;
  private static final int HOSTS = 66_500; // a set of groups has 65,536
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(600), ZoneOffset.UTC);

  /** A row: its source, its destination, its bytes; negative where it has none. */
  private record Flow(Address source, Address destination, long bytes) {}

  @TempDir Path directory;
  private final long seed = System.nanoTime();
  private final Flow[] flows = new Flow[ROWS];
  private Store store;

  @BeforeEach
  void open() throws Exception {
    store = Store.open(directory, new StoreSettings(SegmentLength.DAY, 4, Duration.ofSeconds(10)));
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  /**
   * Writes the rows.
   *
   * @param hosts how many hosts one row in four is of; the others are of all
   */
  private void fill(int hosts) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Row row = new Row(Flows.TABLE);
    try (RowWriter writer = store.writer(Flows.TABLE)) {
      for (int i = 0; i < ROWS; i++) {
        int met = i % 4 == 0 ? hosts : HOSTS;
        flows[i] = new Flow(address(random, met), address(random, met), random.nextInt(10) - 1L);
        row.clear();
        row.set(Flows.TIME, START.toEpochMilli() + i / 1000);
        row.setAddress(Flows.SOURCE_IP, flows[i].source.high(), flows[i].source.low());
        row.setAddress(
            Flows.DESTINATION_IP, flows[i].destination.high(), flows[i].destination.low());
        if (flows[i].bytes >= 0) {
          row.set(Flows.FRAME_BYTES, flows[i].bytes);
        }
        while (!writer.append(row)) {
          LockSupport.parkNanos(1_000_000);
        }
      }
    }
  }

  @Test
  void rowsOfNearlyAsManyGroupsArePutAside() throws Exception {
    fill(HOSTS);
    assertTop("src.ip, dst.ip", flow -> List.of(flow.source, flow.destination));
  }

  @Test
  void setsOfGroupsArePutAside() throws Exception {
    fill(HOSTS);
    assertTop("src.ip", flow -> List.of(flow.source));
  }

  @Test
  void theGreatestOfManyGroupsStandOut() throws Exception {
    fill(30);
    assertTop("src.ip, dst.ip", flow -> List.of(flow.source, flow.destination));
  }

  /** Of hosts that send little, in buckets of which many may hold the greatest. */
  @Test
  void theGreatestOfManyGroupsHardlyStandOut() throws Exception {
    fill(3_000);
    assertTop("src.ip, dst.ip", flow -> List.of(flow.source, flow.destination));
  }

  @Test
  void groupsThatCannotBeAmongTheFirstAreNotMade() throws Exception {
    fill(30);
    QueryLimits all = QueryLimits.DEFAULT;
    QueryLimits few =
        new QueryLimits(4 * HOSTS, all.samples(), all.rows(), all.memory(), all.time(), 0);
    try (QueryEngine engine = new QueryEngine(store::snapshot, 2, CLOCK, few)) {
      String stats = "flows last 1h | stats rate(frame.bytes) as b by src.ip, dst.ip";

      assertEquals(5, rows(engine, stats + " | top 5 by b").size());
      assertThrows(QueryException.class, () -> rows(engine, stats + " | top 5 by b others"));
    }
  }

  private interface Keys {
    List<Object> of(Flow flow);
  }

  private void assertTop(String by, Keys keys) throws Exception {
    Map<List<Object>, long[]> groups = new HashMap<>();
    for (Flow flow : flows) {
      long[] group = groups.computeIfAbsent(keys.of(flow), _ -> new long[3]);
      group[0]++;
      group[1] += Math.max(0, flow.bytes);
      group[2] += flow.bytes < 0 ? 0 : 1;
    }
    List<List<Object>> top = first(groups, Comparator.comparingLong(row -> -count(row)));
    List<List<Object>> byBytes = first(groups, Comparator.comparingLong(row -> -bytes(row)));
    String stats = "flows last 1h | stats sum(frame.bytes) as b, count() as n by " + by;
    for (int threads = 1; threads <= 3; threads++) {
      try (QueryEngine engine = new QueryEngine(store::snapshot, threads, CLOCK)) {
        assertEquals(top, rows(engine, stats + " | top 20 by n"), () -> "seed " + seed);
        assertEquals(
            byBytes, rows(engine, stats + " | sort b desc | limit 20"), () -> "seed " + seed);
        List<Object> others = rows(engine, stats + " | top 20 by n others").getLast();
        long shown = top.stream().mapToLong(cells -> (Long) cells.getLast()).sum();
        assertEquals(ROWS - shown, others.getLast(), () -> "seed " + seed);
      }
    }
  }

  private static List<List<Object>> first(
      Map<List<Object>, long[]> groups, Comparator<List<Object>> order) {
    return groups.entrySet().stream()
        .map(group -> row(group.getKey(), group.getValue()))
        .sorted(order.thenComparing(byKeys()))
        .limit(20)
        .toList();
  }

  private static List<Object> row(List<Object> keys, long[] group) {
    List<Object> row = new ArrayList<>(keys);
    row.add(group[2] == 0 ? null : group[1]);
    row.add(group[0]);
    return row;
  }

  private static long count(List<Object> row) {
    return (Long) row.getLast();
  }

  private static long bytes(List<Object> row) {
    return row.get(row.size() - 2) instanceof Long bytes ? bytes : -1;
  }

  private static Comparator<List<Object>> byKeys() {
    Comparator<List<Object>> bySource = Comparator.comparing(row -> (Address) row.get(0));
    return bySource.thenComparing(
        row -> row.get(1) instanceof Address second ? second : (Address) row.get(0));
  }

  private static List<List<Object>> rows(QueryEngine engine, String query) throws Exception {
    return engine.run(new QueryRequest(query, Optional.empty())).rows().stream()
        .map(Arrays::asList)
        .toList();
  }

  /**
   * One of so many that a thread has met each of a set of them some four times before it meets one
   * more; some are of IPv6, some of 240.0.0.0/4.
   */
  private static Address address(SplittableRandom random, int hosts) {
    int host = random.nextInt(hosts);
    return switch (host % 16) {
      case 0 -> new Address(0x2001_0db8_0000_0000L, host);
      case 1 -> Address.ofIpv4(0xf000_0000 | host);
      default -> Address.ofIpv4(0x0a00_0000 | host);
    };
  }
}
