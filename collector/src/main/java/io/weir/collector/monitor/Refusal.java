package io.weir.collector.monitor;

/** A request is refused: with which error, and a sentence for the user. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorShape error;

  public Refusal(ErrorShape error, String message) {
    super(message);
    this.error = error;
  }

  /** Which error. */
  public ErrorShape error() {
    return error;
  }
}
