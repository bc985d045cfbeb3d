/**
 * What agents report of themselves, as sFlow's counter records have it: one entry a structure in
 * {@link io.weir.collector.sflow.counter.CounterFormats}, and one class that reads them all.
 */
package io.weir.collector.sflow.counter;
