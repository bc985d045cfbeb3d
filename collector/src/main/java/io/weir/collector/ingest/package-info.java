/**
 * Receiving: sockets, who may send, where rows go, and the counters of everything that happens to a
 * datagram.
 */
package io.weir.collector.ingest;
