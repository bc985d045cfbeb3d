package io.weir.query.exec;

import io.weir.query.Bound;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a plan comes to: rows whose cells still know how sure they are.
 *
 * @param plan that was carried out
 * @param rows behind its last step
 * @param statistics what they cost
 */
public record Outcome(Plan plan, List<Object[]> rows, QueryStatistics statistics) {
  /** The answer to the query, with the bounds of its estimates beside its cells. */
  public QueryResult answer() {
    int[] shown = shown(plan, rows);
    List<ResultColumn> columns = IntStream.of(shown).mapToObj(plan.columns()::get).toList();
    boolean estimates = columns.stream().anyMatch(ResultColumn::estimate);
    return new QueryResult(
        columns,
        rows.stream().map(row -> values(row, shown)).toList(),
        estimates ? rows.stream().map(row -> bounds(row, shown)).toList() : List.of(),
        plan.range(),
        statistics);
  }

  /** The columns to show: all, or the first and those that are present in some row. */
  private static int[] shown(Plan plan, List<Object[]> rows) {
    return IntStream.range(0, plan.columns().size())
        .filter(
            column ->
                !plan.sparse() || column == 0 || rows.stream().anyMatch(row -> row[column] != null))
        .toArray();
  }

  private static Object[] values(Object[] row, int[] shown) {
    return IntStream.of(shown).mapToObj(column -> Estimate.value(row[column])).toArray();
  }

  private static Bound[] bounds(Object[] row, int[] shown) {
    return IntStream.of(shown)
        .mapToObj(
            column ->
                row[column] instanceof Estimate(Object _, double bound, long samples)
                    ? new Bound(bound, samples)
                    : null)
        .toArray(Bound[]::new);
  }
}
