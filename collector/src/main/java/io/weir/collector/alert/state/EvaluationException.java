package io.weir.collector.alert.state;

/** A rule could not be evaluated; its alerts stay what they were. */
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for the user. */
  public EvaluationException(String problem) {
    super(problem);
  }

  /** A failure with a sentence for the user, and its cause. */
  public EvaluationException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
