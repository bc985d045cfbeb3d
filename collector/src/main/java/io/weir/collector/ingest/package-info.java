/**
 * Receiving: sockets, the agents that were heard, and the counters of everything that happens to a
 * datagram.
 */
package io.weir.collector.ingest;
