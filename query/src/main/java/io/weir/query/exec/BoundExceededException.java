package io.weir.query.exec;

/** A query goes beyond what one may use; the message names the bound and a cheaper way to ask. */
final class BoundExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BoundExceededException(String message) {
    super(message);
  }
}
