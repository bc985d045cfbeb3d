package io.weir.collector.pcap;

import java.net.InetAddress;

/**
 * What a UDP datagram carries.
 *
 * @param bytes the array that it lies in
 * @param offset where it begins
 * @param length how many bytes it has
 * @param source who sent it
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the reader's buffer, never compared
public record UdpPayload(byte[] bytes, int offset, int length, InetAddress source) {}
