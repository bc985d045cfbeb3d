/**
 * Metrics and flows that programs name themselves: sFlow's rtmetric and rtflow samples, and
 * host-sflow's JSON.
 */
package io.weir.collector.telemetry;
