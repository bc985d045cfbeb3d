package io.weir.query;

/** A mistake in a query: where it is and what to do about it. */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /**
   * A mistake at a place of the text.
   *
   * @param line from 1
   * @param column from 1
   * @param problem what is wrong and the cure, in one sentence without the place
   */
  public QueryException(int line, int column, String problem) {
    super(problem);
    this.line = line;
    this.column = column;
  }

  /** The line of the mistake, from 1. */
  public int line() {
    return line;
  }

  /** The column of the mistake, from 1. */
  public int column() {
    return column;
  }

  /**
   * The place and the problem on one line, as in {@code line 1:14: no field "scr.ip"; did you mean
   * "src.ip"?}
   */
  public String located() {
    return "line " + line + ":" + column + ": " + getMessage();
  }
}
