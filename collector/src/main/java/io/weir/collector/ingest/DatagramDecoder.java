package io.weir.collector.ingest;

import java.net.InetAddress;

/** Turns datagrams into rows. Belongs to the thread of one socket. */
public interface DatagramDecoder {
  /**
   * Decodes the first {@code length} bytes of an array, which is used again for the next datagram.
   * Never throws because of what a datagram holds.
   *
   * @param source where the datagram came from
   * @param receivedMillis when it came, in milliseconds since 1970
   */
  void decode(byte[] datagram, int length, InetAddress source, long receivedMillis);

  /**
   * Lets queries see what was decoded, and counters what was counted; called when no more datagrams
   * are at hand.
   */
  void publish();
}
