package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is done to the rows of a result, one step after the other. */
final class Steps {
  private final Map<Plan, Outcome> earlier;

  /**
   * Steps of one query.
   *
   * @param earlier what the plans come to that it compares with
   */
  Steps(Map<Plan, Outcome> earlier) {
    this.earlier = earlier;
  }

  List<Object[]> apply(List<Plan.Step> steps, List<Object[]> rows) {
    List<Object[]> result = rows;
    for (Plan.Step step : steps) {
      result = apply(step, result);
    }
    return result;
  }

  private List<Object[]> apply(Plan.Step step, List<Object[]> rows) {
    return switch (step) {
      case Plan.Step.Keep(Filter<Term<Integer>> filter) ->
          rows.stream()
              .filter(row -> new Evaluation<Integer>(column -> row[column]).passes(filter))
              .toList();
      case Plan.Step.Extend(Term<Integer> term) ->
          rows.stream().map(row -> extended(row, term)).toList();
      case Plan.Step.Sort(List<Plan.Order> orders) -> {
        List<Object[]> sorted = new ArrayList<>(rows);
        sorted.sort(Cells.by(orders));
        yield sorted;
      }
      case Plan.Step.Compare(Plan past, Plan.Shape.Groups shape, long shiftMillis) ->
          new Earlier(shape, shiftMillis, earlier.get(past).rows()).beside(rows);
      case Plan.Step.First(int count) -> rows.subList(0, Math.min(count, rows.size()));
      case Plan.Step.Select(List<Integer> columns) ->
          rows.stream().map(row -> columns.stream().map(column -> row[column]).toArray()).toList();
    };
  }

  private static Object[] extended(Object[] row, Term<Integer> term) {
    Object[] extended = Arrays.copyOf(row, row.length + 1);
    extended[row.length] = new Evaluation<Integer>(column -> row[column]).value(term);
    return extended;
  }
}
