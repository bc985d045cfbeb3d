/** Captures: files of packets from which datagrams are replayed or imported. */
package io.weir.collector.pcap;
