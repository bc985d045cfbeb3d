package io.weir.collector.pcap;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the UDP datagrams of a capture in the classic pcap format, plain or compressed with gzip,
 * one after the other.
 *
 * <pre>
 * file    u32 magic a1b2c3d4 (times in microseconds) or a1b23c4d (nanoseconds), in the byte order of the file
 *         u16, u16 version; u32, u32 unused; u32 longest packet; u32 link type
 * packet  u32 seconds, u32 fraction, u32 bytes in the file, u32 bytes on the wire, then the bytes
 * </pre>
 *
 * Source: draft-ietf-opsawg-pcap. IP fragments are passed over, and counted.
 */
public final class Capture implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Capture.class);

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int PCAPNG = 0x0a0d0d0a;
  private static final int MAX_PACKET_BYTES = 1 << 20;

  private final String name;
  private final InputStream in;
  private final ByteBuffer header = ByteBuffer.allocate(16);
  private final byte[] packet = new byte[MAX_PACKET_BYTES];
  private LinkType link;
  private int fractionsPerMilli;
  private boolean cut;
  private long fragments;
  private long timeMillis;
  private UdpPayload payload;

  private Capture(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @throws CaptureException if it is no capture in this format
   */
  public static Capture open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CaptureException("there is no file " + file);
    }
    return open(file.toString(), Files.newInputStream(file));
  }

  /**
   * Opens a stream, which is closed with the capture.
   *
   * @param name what errors call it
   */
  public static Capture open(String name, InputStream stream) throws IOException {
    try {
      Capture capture = new Capture(name, decompressed(stream));
      capture.readFileHeader();
      return capture;
    } catch (EOFException | ZipException e) {
      stream.close();
      throw new CaptureException(name + " is damaged: it begins as a gzip file, and is none");
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /** Goes on to the next UDP datagram; false at the end. */
  public boolean next() throws IOException {
    while (nextPacket()) {
      payload = link.payload(packet, header.getInt(8));
      if (payload != null) {
        return true;
      }
      if (link.isFragment(packet, header.getInt(8))) {
        fragments++;
      }
    }
    if (cut) {
      LOG.warn("{} ends within a packet: what is whole has been read", name);
    }
    if (fragments > 0) {
      LOG.warn("{} holds {} fragments of datagrams: they were passed over", name, fragments);
    }
    return false;
  }

  /** When the datagram was captured, in milliseconds since 1970. */
  public long timeMillis() {
    return timeMillis;
  }

  /** The datagram; its array is used again for the next. */
  public UdpPayload payload() {
    return payload;
  }

  /** Whether the file ended within a packet: what was whole has been read. */
  public boolean isCut() {
    return cut;
  }

  /** How many fragments of UDP datagrams were passed over so far. */
  public long fragments() {
    return fragments;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static InputStream decompressed(InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b; // RFC 1952, section 2.3.1
    buffered.reset();
    return gzip
        ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), 1 << 16)
        : buffered;
  }

  private void readFileHeader() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(24);
    if (in.readNBytes(file.array(), 0, 24) < 24) {
      throw new CaptureException(name + " is no capture: it is shorter than the header of one");
    }
    if (file.getInt(0) == PCAPNG) {
      throw new CaptureException(
          name + " is in the pcapng format: convert it with editcap -F pcap");
    }
    file.order(isMagic(file.getInt(0)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int magic = file.getInt(0);
    if (!isMagic(magic)) {
      throw new CaptureException(name + " is no capture: it does not begin as a pcap file does");
    }
    header.order(file.order());
    fractionsPerMilli = magic == NANOSECONDS ? 1_000_000 : 1000;
    int type = file.getInt(20) & 0xffff;
    link =
        LinkType.of(type)
            .orElseThrow(
                () ->
                    new CaptureException(
                        name
                            + " is of link type "
                            + type
                            + ", which is not read: capture on an Ethernet interface"));
  }

  private static boolean isMagic(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }

  private boolean nextPacket() throws IOException {
    try {
      int read = in.readNBytes(header.array(), 0, 16);
      int length = read == 16 ? header.getInt(8) : 0;
      if (length < 0 || length > MAX_PACKET_BYTES) {
        throw new CaptureException(
            name
                + " is damaged: it holds a packet of "
                + Integer.toUnsignedString(length)
                + " bytes");
      }
      cut = read != 0 && (read < 16 || in.readNBytes(packet, 0, length) < length);
      timeMillis =
          Integer.toUnsignedLong(header.getInt(0)) * 1000 + header.getInt(4) / fractionsPerMilli;
      return read == 16 && !cut;
    } catch (EOFException _) {
      cut = true; // the compressed stream ends early
      return false;
    } catch (ZipException e) {
      throw new CaptureException(name + " is damaged: " + e.getMessage());
    }
  }
}
