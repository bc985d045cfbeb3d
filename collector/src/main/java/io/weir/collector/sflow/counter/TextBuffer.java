package io.weir.collector.sflow.counter;

/** A text of at most 512 bytes in the making, used again for the next: it makes no garbage. */
final class TextBuffer {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final byte[] bytes = new byte[512];
  private int length;

  TextBuffer clear() {
    length = 0;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  TextBuffer add(char ascii) {
    bytes[length++] = (byte) ascii;
    return this;
  }

  TextBuffer add(byte[] from, int offset, int count) {
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
    return this;
  }

  /** Two hexadecimal digits for each byte. */
  TextBuffer addHex(byte[] from, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      add((char) HEX[from[i] >>> 4 & 0xf]).add((char) HEX[from[i] & 0xf]);
    }
    return this;
  }

  /** An Ethernet address: 6 bytes. */
  TextBuffer addMac(byte[] from, int offset) {
    addHex(from, offset, 1);
    for (int i = 1; i < 6; i++) {
      add(':').addHex(from, offset + i, 1);
    }
    return this;
  }

  /** RFC 9562: 16 bytes. */
  TextBuffer addUuid(byte[] from, int offset) {
    addHex(from, offset, 4).add('-');
    addHex(from, offset + 4, 2).add('-');
    addHex(from, offset + 6, 2).add('-');
    addHex(from, offset + 8, 2).add('-');
    return addHex(from, offset + 10, 6);
  }

  /** A number that is not negative. */
  TextBuffer addDecimal(long number) {
    if (number > 9) {
      addDecimal(number / 10);
    }
    return add((char) ('0' + number % 10));
  }
}
