package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** What is done to the rows of a result, one step after the other. */
final class Steps {
  private Steps() {}

  static List<Object[]> apply(List<Plan.Step> steps, List<Object[]> rows) {
    List<Object[]> result = rows;
    for (Plan.Step step : steps) {
      result = apply(step, result);
    }
    return result;
  }

  private static List<Object[]> apply(Plan.Step step, List<Object[]> rows) {
    return switch (step) {
      case Plan.Step.Keep(Filter<Integer> filter) ->
          rows.stream().filter(row -> Cells.passes(filter, row)).toList();
      case Plan.Step.Sort(List<Plan.Order> orders) -> {
        List<Object[]> sorted = new ArrayList<>(rows);
        sorted.sort(Cells.by(orders));
        yield sorted;
      }
      case Plan.Step.First(int count) -> rows.subList(0, Math.min(count, rows.size()));
      case Plan.Step.Select(List<Integer> columns) ->
          rows.stream().map(row -> columns.stream().map(column -> row[column]).toArray()).toList();
    };
  }
}
