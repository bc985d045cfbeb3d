/**
 * Whether a path is impaired, and whose fault it is: baselines of each path's own past, tests that
 * know their sampling noise, causes from what paths have in common. No clock and no I/O: minutes
 * come in, verdicts go out.
 */
package io.weir.collector.health.judge;
