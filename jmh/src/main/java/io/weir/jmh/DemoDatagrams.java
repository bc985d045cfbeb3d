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
import java.util.function.Predicate;

/** Datagrams of real agents, from the captures that come with Weir: five flow samples each. */
public final class DemoDatagrams {
  private static final int FIRST_SAMPLE = 28; // behind an IPv4 address
  private static final int FIRST_RECORD = 8 + 44; // of a sample, its tag and length included

  private DemoDatagrams() {}

  /** The first of an agent that sends TCP information with its samples. */
  static byte[][] first(int count) {
    return read("hsflowd-tcpinfo", count, _ -> true);
  }

  /** The same with the sampled headers alone, as agents send them that know no connections. */
  static byte[][] headersOfFirst(int count) {
    return Arrays.stream(first(count)).map(DemoDatagrams::headers).toArray(byte[][]::new);
  }

  /** The first of a length in bytes, of one agent with an IPv4 address. */
  public static byte[][] ofLength(int length, int count) {
    return read("hsflowd-faults", count, datagram -> datagram.length == length);
  }

  private static byte[][] read(String name, int count, Predicate<byte[]> wanted) {
    List<byte[]> datagrams = new ArrayList<>();
    try (InputStream file = DemoDatagrams.class.getResourceAsStream("/demo/" + name + ".pcap.gz");
        Capture capture = Capture.open(name, file)) {
      while (datagrams.size() < count && capture.next()) {
        UdpPayload payload = capture.payload();
        byte[] bytes =
            Arrays.copyOfRange(
                payload.bytes(), payload.offset(), payload.offset() + payload.length());
        if (isFiveFlowSamples(bytes) && wanted.test(bytes)) {
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
    int at = FIRST_SAMPLE;
    for (int sample = 0; sample < 5; sample++) {
      if (words.getInt(at) != 3) {
        return false;
      }
      at += 8 + words.getInt(at + 4);
    }
    return true;
  }

  /**
   * sFlow v5, section 5: an expanded flow sample has ten numbers, that of its records, and the
   * records, each behind its tag and length. The tag of the sampled header is 1.
   */
  private static byte[] headers(byte[] datagram) {
    ByteBuffer from = ByteBuffer.wrap(datagram);
    ByteBuffer to = ByteBuffer.allocate(datagram.length);
    to.put(datagram, 0, FIRST_SAMPLE);
    int at = FIRST_SAMPLE;
    for (int sample = 0; sample < 5; sample++) {
      int end = at + 8 + from.getInt(at + 4);
      int start = to.position();
      to.put(datagram, at, FIRST_RECORD - 4).putInt(1);
      at += FIRST_RECORD;
      while (at < end) {
        int length = 8 + from.getInt(at + 4);
        if (from.getInt(at) == 1) {
          to.put(datagram, at, length);
        }
        at += length;
      }
      to.putInt(start + 4, to.position() - start - 8);
    }
    return Arrays.copyOf(to.array(), to.position());
  }
}
