package io.weir.collector.packet;

/** How structures lie in XDR (RFC 4506, section 3): each begins at a multiple of four bytes. */
public final class Xdr {
  /** The place behind a structure that the bytes end before. */
  public static final int CUT = -1;

  private Xdr() {}

  /** A length rounded up to a multiple of four, as far as there are bytes. */
  public static int padded(int length, int left) {
    return Math.min((length + 3) & ~3, left);
  }

  /**
   * The place behind a text, or {@link #CUT}: u32 length, that many bytes, zeros up to a multiple
   * of four.
   */
  public static int afterText(byte[] bytes, int at, int to) {
    if (to - at < 4) {
      return CUT;
    }
    int length = Bytes.i32(bytes, at);
    if (length < 0 || length > to - at - 4) {
      return CUT;
    }
    return at + 4 + padded(length, to - at - 4);
  }
}
