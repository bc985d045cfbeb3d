package io.weir.jmh;

import io.weir.collector.ingest.DatagramDecoder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.nio.ByteOrder;

/** Datagrams of a real agent, which come again and again as if it went on. */
final class DemoStream {
  static final int DATAGRAMS = 64;
  static final int SAMPLES = DATAGRAMS * 5;
  private static final int AT_ONCE = 32;

  // sFlow v5, section 5: where the sequence number of a datagram stands, behind an IPv4 address
  private static final int SEQUENCE = 16;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[][] datagrams;
  private int sequence;

  private DemoStream(byte[][] datagrams) {
    this.datagrams = datagrams;
  }

  /** Samples with all that the agent tells. */
  static DemoStream ofAll() {
    return new DemoStream(DemoDatagrams.first(DATAGRAMS));
  }

  /** The same samples with their headers alone. */
  static DemoStream ofHeaders() {
    return new DemoStream(DemoDatagrams.headersOfFirst(DATAGRAMS));
  }

  /** Hands each datagram to a decoder, as many at once as a system call brings. */
  void decode(DatagramDecoder decoder) {
    for (byte[] datagram : datagrams) {
      INT.set(datagram, SEQUENCE, ++sequence); // a duplicate would not be decoded
      decoder.decode(
          datagram, datagram.length, InetAddress.getLoopbackAddress(), DemoRows.TIME_MILLIS);
      if (sequence % AT_ONCE == 0) {
        decoder.publish();
      }
    }
  }
}
