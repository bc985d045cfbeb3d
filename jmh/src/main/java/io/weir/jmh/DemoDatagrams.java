package io.weir.jmh;

import io.weir.collector.pcap.Capture;
import io.weir.collector.pcap.UdpPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datagrams of a real agent, from the capture that comes with Weir: five flow samples each. */
final class DemoDatagrams {
  private DemoDatagrams() {}

  /** The first datagrams that have just flow samples. */
  static byte[][] first(int count) {
    List<byte[]> datagrams = new ArrayList<>();
    try (InputStream file =
            DemoDatagrams.class.getResourceAsStream("/demo/hsflowd-tcpinfo.pcap.gz");
        Capture capture = Capture.open("demo", file)) {
      while (datagrams.size() < count && capture.next()) {
        UdpPayload payload = capture.payload();
        byte[] bytes =
            Arrays.copyOfRange(
                payload.bytes(), payload.offset(), payload.offset() + payload.length());
        if (isFiveFlowSamples(bytes)) {
          datagrams.add(bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return datagrams.toArray(byte[][]::new);
  }

  /**
   * sFlow v5, section 5: the number of samples behind a header of 24 bytes, then tag and length of
   * each.
   */
  private static boolean isFiveFlowSamples(byte[] datagram) {
    ByteBuffer words = ByteBuffer.wrap(datagram);
    if (words.getInt(24) != 5) {
      return false;
    }
    int at = 28;
    for (int sample = 0; sample < 5; sample++) {
      if (words.getInt(at) != 3) {
        return false;
      }
      at += 8 + words.getInt(at + 4);
    }
    return true;
  }
}
