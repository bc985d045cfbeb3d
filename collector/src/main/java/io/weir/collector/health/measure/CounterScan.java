package io.weir.collector.health.measure;

import io.weir.collector.health.path.Interface;
import io.weir.collector.health.path.InterfaceMinute;
import io.weir.collector.health.path.Interfaces;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.TimeRange;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the counters of interfaces say of a minute, read when it is asked for the first time. Agents
 * tell theirs every now and then: the minute before counts as well. Belongs to one thread.
 */
final class CounterScan implements Interfaces {
  private static final Logger LOG = LoggerFactory.getLogger(CounterScan.class);
  private static final long MINUTE_MILLIS = 60_000;
  private static final double SECONDS = 2 * MINUTE_MILLIS / 1000.0;
  private static final String MOVES =
      "counters | where name in (\"ifInOctets\", \"ifOutOctets\", \"ifInErrors\", \"ifOutErrors\","
          + " \"ifInDiscards\", \"ifOutDiscards\", \"ifInUcastPkts\", \"ifOutUcastPkts\")"
          + " | stats delta(value) as moved by agent, input, name";
  private static final String SPEEDS =
      "counters | where name = \"ifSpeed\" | stats max(value) as moved by agent, input, name";

  private final QueryEngine engine;
  private final long startMillis;
  private Map<Interface, Map<String, Double>> counters; // null until they are read

  CounterScan(QueryEngine engine, long startMillis) {
    this.engine = engine;
    this.startMillis = startMillis;
  }

  @Override
  public Optional<InterfaceMinute> at(Interface of) {
    if (counters == null) {
      counters = new HashMap<>();
      read(MOVES);
      read(SPEEDS);
    }
    return Optional.ofNullable(counters.get(of)).map(CounterScan::minute);
  }

  private void read(String query) {
    TimeRange range = new TimeRange(startMillis - MINUTE_MILLIS, startMillis + MINUTE_MILLIS);
    try {
      List<Object[]> rows = engine.run(new QueryRequest(query, Optional.of(range))).rows();
      for (Object[] row : rows) {
        if (row[0] != null && row[1] != null && row[3] != null) {
          Interface of = new Interface((Address) row[0], (Long) row[1]);
          counters
              .computeIfAbsent(of, _ -> new HashMap<>())
              .put((String) row[2], ((Number) row[3]).doubleValue());
        }
      }
    } catch (QueryException e) {
      LOG.warn("path health goes without the counters of interfaces: {}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static InterfaceMinute minute(Map<String, Double> counters) {
    double octets = Math.max(of(counters, "ifInOctets"), of(counters, "ifOutOctets"));
    double speed = of(counters, "ifSpeed");
    return new InterfaceMinute(
        speed > 0 ? octets * 8 / SECONDS / speed : Double.NaN,
        of(counters, "ifInErrors") + of(counters, "ifOutErrors"),
        of(counters, "ifInDiscards") + of(counters, "ifOutDiscards"),
        of(counters, "ifInUcastPkts") + of(counters, "ifOutUcastPkts"));
  }

  private static double of(Map<String, Double> counters, String name) {
    return counters.getOrDefault(name, 0.0);
  }
}
