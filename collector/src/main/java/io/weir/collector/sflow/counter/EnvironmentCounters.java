package io.weir.collector.sflow.counter;

import static io.weir.collector.sflow.counter.CounterFormat.structure;
import static io.weir.collector.sflow.counter.CounterKind.SIGNED_PERCENTAGE;
import static io.weir.collector.sflow.counter.CounterKind.SIGNED_TENTHS;

import java.util.List;

/** What devices report of their power supply and cooling. */
final class EnvironmentCounters {
  private static final String DISCUSSION = "draft on sFlow's mailing list";

  // spotless:off — a table: one entry a structure
  static final List<CounterFormat> FORMATS = List.of(
      // mV, mA, mW, %, mJ
      structure(3000, "energy", DISCUSSION)
          .gauges32("energy_voltage", "energy_current", "energy_real_power")
          .all(SIGNED_PERCENTAGE, "energy_power_factor")
          .counters32("energy", "energy_errors")
          .build(),

      // °C
      structure(3001, "temperature", DISCUSSION)
          .all(SIGNED_TENTHS, "temperature_minimum", "temperature_maximum")
          .counters32("temperature_errors")
          .build(),

      // %
      structure(3002, "humidity", DISCUSSION).gauges32("humidity_relative").build(),

      // the speed in %
      structure(3003, "fans", DISCUSSION)
          .gauges32("fans_total", "fans_failed", "fans_speed")
          .build());
  // spotless:on

  private EnvironmentCounters() {}
}
