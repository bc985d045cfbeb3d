package io.weir.collector.packet;

import java.nio.charset.StandardCharsets;

/**
 * Room in which texts are put together without garbage. What finds no room is left out, with all
 * that follows. Belongs to one thread.
 */
public final class TextBuffer {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);
  private static final int MAX_DIGITS = 20; // of an unsigned number of 64 bits
  private static final int MAX_DECIMALS = 17;
  private static final byte[] E = ascii("e");
  private static final byte[] E_MINUS = ascii("e-");

  private final byte[] bytes;
  private int end;
  private boolean full;

  /** Room for that many bytes. */
  public TextBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** The bytes of a text of ASCII characters. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Begins anew. */
  public TextBuffer clear() {
    end = 0;
    full = false;
    return this;
  }

  /** The array that holds the text, from its first byte on. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes there are. */
  public int length() {
    return end;
  }

  public TextBuffer put(char letter) {
    if (hasRoom(1)) {
      bytes[end++] = (byte) letter;
    }
    return this;
  }

  public TextBuffer put(byte[] text) {
    return put(text, 0, text.length);
  }

  /** Puts bytes that are UTF-8. */
  public TextBuffer put(byte[] text, int from, int length) {
    if (hasRoom(length)) {
      System.arraycopy(text, from, bytes, end, length);
      end += length;
    }
    return this;
  }

  /** Puts bytes that should be UTF-8, with U+FFFD in place of those that are not. */
  public TextBuffer putText(byte[] text, int from, int length) {
    int to = from + length;
    for (int at = from; at < to; at += Math.max(1, Utf8.characterBytes(text, at, to))) {
      putCharacter(text, at, to);
    }
    return this;
  }

  /**
   * Puts a text, as {@link #putText} does, so that it has no blank: blanks, control characters and
   * % are written as in %20.
   */
  public TextBuffer putWord(byte[] text, int from, int length) {
    return putEscaped(text, from, length, '%');
  }

  /** Puts a word that = ends: in the word it is written as %3d. */
  public TextBuffer putName(byte[] text, int from, int length) {
    return putEscaped(text, from, length, '=').put('=');
  }

  private TextBuffer putEscaped(byte[] text, int from, int length, char separator) {
    int to = from + length;
    for (int at = from; at < to; at += Math.max(1, Utf8.characterBytes(text, at, to))) {
      if (text[at] >= 0 && text[at] <= ' ' || text[at] == '%' || text[at] == separator) {
        put('%').putHex(text[at], 2);
      } else {
        putCharacter(text, at, to);
      }
    }
    return this;
  }

  private void putCharacter(byte[] text, int at, int to) {
    int length = Utf8.characterBytes(text, at, to);
    if (length == 0) {
      put(REPLACEMENT);
    } else {
      put(text, at, length);
    }
  }

  /** Once something has found none, there is none for what follows: a text has no holes. */
  private boolean hasRoom(int count) {
    full |= count > bytes.length - end;
    return !full;
  }

  /** Puts an unsigned number. */
  public TextBuffer put(long number) {
    if (!hasRoom(MAX_DIGITS)) {
      return this;
    }
    int digits = 1;
    for (long left = Long.divideUnsigned(number, 10); left != 0; left /= 10) {
      digits++;
    }
    long left = number;
    for (int at = end + digits - 1; at >= end; at--) {
      long rest = Long.divideUnsigned(left, 10);
      bytes[at] = (byte) ('0' + (left - rest * 10));
      left = rest;
    }
    end += digits;
    return this;
  }

  /**
   * Puts a finite number with so many significant digits, but for zeros at its end: -0.25, or
   * 15e-20 where it is far from 1. What is nearer to 0 than 1e-290 is put as 0.
   */
  public TextBuffer putDecimal(double number, int digits) {
    double size = Math.abs(number);
    if (size < 1e-290) {
      return put('0');
    }
    int decimals = digits - 1 - (int) Math.floor(Math.log10(size));
    long kept = Math.round(size * Math.pow(10, decimals));
    while (decimals != 0 && kept % 10 == 0) {
      kept /= 10;
      decimals--;
    }
    if (number < 0) {
      put('-');
    }
    if (decimals > 0 && decimals <= MAX_DECIMALS) {
      return putFraction(kept, decimals);
    }
    put(kept);
    return decimals == 0 ? this : put(decimals > 0 ? E_MINUS : E).put((long) Math.abs(decimals));
  }

  private TextBuffer putFraction(long number, int decimals) {
    long unit = 1;
    for (int i = 0; i < decimals; i++) {
      unit *= 10;
    }
    put(number / unit).put('.');
    for (unit /= 10; unit > 0; unit /= 10) {
      put((char) ('0' + number / unit % 10));
    }
    return this;
  }

  /** Puts the lowest digits of a number to the base of 16. */
  public TextBuffer putHex(long number, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      put((char) HEX[(int) (number >>> shift) & 0xf]);
    }
    return this;
  }

  public TextBuffer putMac(long mac) {
    putHex(mac >>> 40, 2);
    for (int shift = 32; shift >= 0; shift -= 8) {
      put(':').putHex(mac >>> shift, 2);
    }
    return this;
  }

  /** Puts 16 bytes as RFC 9562 writes them. */
  public TextBuffer putUuid(byte[] source, int at) {
    return putHex(Bytes.u32(source, at), 8)
        .put('-')
        .putHex(Bytes.u16(source, at + 4), 4)
        .put('-')
        .putHex(Bytes.u16(source, at + 6), 4)
        .put('-')
        .putHex(Bytes.u16(source, at + 8), 4)
        .put('-')
        .putHex(Bytes.mac(source, at + 10), 12);
  }

  public TextBuffer putIpv4(byte[] source, int at) {
    put((long) Bytes.u8(source, at));
    for (int i = 1; i < 4; i++) {
      put('.').put((long) Bytes.u8(source, at + i));
    }
    return this;
  }

  /** Puts an address in full, as eight groups. */
  public TextBuffer putIpv6(byte[] source, int at) {
    putHex(Bytes.u16(source, at), 4);
    for (int i = 2; i < 16; i += 2) {
      put(':').putHex(Bytes.u16(source, at + i), 4);
    }
    return this;
  }
}
