package io.weir.collector.alert.sink;

/** A notification that the other side will never take, however often it is sent. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String problem) {
    super(problem);
  }
}
