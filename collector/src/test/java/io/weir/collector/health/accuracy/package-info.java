/**
 * How often the network health indicator is right: a day of made-up traffic with faults that are
 * known, and the verdicts of several detectors held against them.
 */
package io.weir.collector.health.accuracy;
