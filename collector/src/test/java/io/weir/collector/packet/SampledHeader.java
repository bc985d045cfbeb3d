package io.weir.collector.packet;

import java.util.Arrays;

/** A header, and what it begins with. */
final class SampledHeader {
  private final DecodedHeader.Start start;
  private final byte[] bytes;

  SampledHeader(DecodedHeader.Start start, byte[] bytes) {
    this.start = start;
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  byte[] bytes() {
    return bytes.clone();
  }

  DecodedHeader.Start start() {
    return start;
  }

  /** What the first bytes say. */
  DecodedHeader decode(int length) {
    return DecodedHeader.of(start, Arrays.copyOf(bytes, length));
  }
}
