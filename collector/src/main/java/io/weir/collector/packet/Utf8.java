package io.weir.collector.packet;

/** Tells UTF-8 (RFC 3629, section 4) from bytes that are none. Makes no garbage. */
final class Utf8 {
  private Utf8() {}

  /** Whether every byte from one place to another belongs to a character. */
  static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int length = characterBytes(bytes, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** How many bytes the character at a place has; 0 where none is there. */
  static int characterBytes(byte[] bytes, int at, int to) {
    int lead = Bytes.u8(bytes, at);
    if (lead < 0x80) {
      return 1;
    }
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || to - at < length || !isSecond(lead, Bytes.u8(bytes, at + 1))) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /**
   * There are no characters in longer forms than they need, no surrogates, none beyond U+10FFFF.
   */
  private static boolean isSecond(int lead, int second) {
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most;
  }
}
