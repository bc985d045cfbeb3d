package io.weir.collector.monitor;

import java.util.List;

/** What others may know of the monitors. Any thread may ask. */
public interface MonitorView {
  /** The Region that a request is for which names none. */
  String region();

  /** Every monitor, of whatever Region. */
  List<Monitor> monitors();

  /** Which flows, and which paths, a monitor looks at, as a condition of the flow language. */
  String condition(Monitor monitor);

  /** Which paths a monitor looks at, from whichever end they were seen, as such a condition. */
  String pathCondition(Monitor monitor);
}
