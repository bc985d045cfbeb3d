package io.weir.query.syntax;

import io.weir.query.QueryException;

/**
 * A place in the text of a query.
 *
 * @param line from 1
 * @param column from 1
 */
public record Position(int line, int column) {
  /** A mistake at this place. */
  public QueryException mistake(String problem) {
    return new QueryException(line, column, problem);
  }
}
