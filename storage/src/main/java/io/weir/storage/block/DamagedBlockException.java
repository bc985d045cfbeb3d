package io.weir.storage.block;

/**
 * The bytes of a block are not what was written; the message says in what way, as in "its checksum
 * does not hold".
 */
public final class DamagedBlockException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Bytes that are not what was written, in the way that the message says. */
  public DamagedBlockException(String message) {
    super(message);
  }
}
