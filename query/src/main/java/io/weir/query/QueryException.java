package io.weir.query;

import java.util.Optional;

/** A mistake in a query: where it is and what to do about it. */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final QueryLimit limit; // null if it went beyond none

  /**
   * A mistake at a place of the text.
   *
   * @param line from 1
   * @param column from 1
   * @param problem what is wrong and the cure, in one sentence without the place
   */
  public QueryException(int line, int column, String problem) {
    this(line, column, problem, null);
  }

  /**
   * A query that uses more than it may.
   *
   * @param limit what it uses too much of
   * @param problem how much it may use, and a cheaper way to ask
   */
  public QueryException(QueryLimit limit, String problem) {
    this(1, 1, problem, limit);
  }

  private QueryException(int line, int column, String problem, QueryLimit limit) {
    super(problem);
    this.line = line;
    this.column = column;
    this.limit = limit;
  }

  /** The line of the mistake, from 1. */
  public int line() {
    return line;
  }

  /** The column of the mistake, from 1. */
  public int column() {
    return column;
  }

  /** What the query uses too much of; empty if its text is wrong. */
  public Optional<QueryLimit> limit() {
    return Optional.ofNullable(limit);
  }

  /**
   * The place and the problem on one line, as in {@code line 1:14: no field "scr.ip"; did you mean
   * "src.ip"?}
   */
  public String located() {
    return "line " + line + ":" + column + ": " + getMessage();
  }
}
