package io.weir.query;

import java.util.List;

/**
 * The answer to a query.
 *
 * @param columns the columns, in order
 * @param rows the rows, in order; each has one cell a column, of the class that the column's type
 *     names, or null where absent
 * @param bounds for each row the bounds of its cells, null where a cell is no estimate; empty if no
 *     column is an estimate
 * @param range the time range that was read
 * @param statistics what it cost
 */
public record QueryResult(
    List<ResultColumn> columns,
    List<Object[]> rows,
    List<Bound[]> bounds,
    TimeRange range,
    QueryStatistics statistics) {
  /** An answer without estimates. */
  public QueryResult(
      List<ResultColumn> columns,
      List<Object[]> rows,
      TimeRange range,
      QueryStatistics statistics) {
    this(columns, rows, List.of(), range, statistics);
  }
}
