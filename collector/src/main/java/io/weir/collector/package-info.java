/**
 * The process: its commands, and the collector that wires receivers, store, queries and HTTP
 * together and starts and stops them in order.
 */
package io.weir.collector;
