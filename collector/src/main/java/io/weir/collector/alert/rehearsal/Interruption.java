package io.weir.collector.alert.rehearsal;

import java.time.Duration;

/** Something that happens to the collector while a test runs. */
sealed interface Interruption {
  /** When it happens, after the start. */
  Duration at();

  /** The process ends, and another begins so much later. */
  record Restart(Duration at, Duration down) implements Interruption {}

  /** The clock is set by so much. */
  record ClockSet(Duration at, Duration by) implements Interruption {}
}
