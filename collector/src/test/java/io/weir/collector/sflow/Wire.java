package io.weir.collector.sflow;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes in network order, written from the specification by hand. */
public final class Wire {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A datagram of agent 192.0.2.1, sub-agent 7, with some samples. */
  public static byte[] datagram(int sequence, Wire... samples) {
    Wire datagram = new Wire().u32(5, 1).hex("c0000201").u32(7, sequence, 1000, samples.length);
    for (Wire sample : samples) {
      datagram.add(sample);
    }
    return datagram.toBytes();
  }

  /** Gives a datagram another number, if it is long enough to have one. */
  static void number(byte[] datagram, int sequence) {
    int at = datagram.length > 7 && datagram[7] == 2 ? 28 : 16; // behind the agent and sub-agent
    for (int i = 0; i < 4 && at + i < datagram.length; i++) {
      datagram[at + i] = (byte) (sequence >>> (3 - i) * 8);
    }
  }

  /** A structure: tag, length, body. */
  public static Wire tagged(int tag, Wire body) {
    return new Wire().u32(tag, body.toBytes().length).add(body);
  }

  /** A compact flow sample: sequence 1, source ifIndex 3, rate 400, pool 4000, no drops. */
  public static Wire flowSample(int input, int output, Wire... records) {
    return tagged(1, new Wire().u32(1, 3, 400, 4000, 0, input, output).records(records));
  }

  /** A compact counter sample: sequence 1, source ifIndex 3. */
  public static Wire counterSample(Wire... records) {
    return tagged(2, new Wire().u32(1, 3).records(records));
  }

  /** A sampled header of that protocol: frame length 1000, 4 bytes stripped. */
  public static Wire header(int protocol, String hex) {
    byte[] header = HexFormat.of().parseHex(hex.replace(" ", ""));
    Wire body = new Wire().u32(protocol, 1000, 4, header.length).bytes(header);
    return tagged(1, body.bytes(new byte[-header.length & 3]));
  }

  Wire records(Wire... records) {
    u32(records.length);
    for (Wire record : records) {
      add(record);
    }
    return this;
  }

  /** Numbers of 32 bits. */
  public Wire u32(int... words) {
    for (int word : words) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        bytes.write(word >>> shift);
      }
    }
    return this;
  }

  /** A number of 64 bits. */
  public Wire u64(long word) {
    return u32((int) (word >>> 32), (int) word);
  }

  /** Bytes in hexadecimal, with blanks where they help. */
  public Wire hex(String hex) {
    return bytes(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** Bytes as they are. */
  public Wire bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  Wire add(Wire more) {
    return bytes(more.toBytes());
  }

  /** All that was written. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
