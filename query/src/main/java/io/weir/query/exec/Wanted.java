package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows the steps of a plan want to begin with: so that the others need not be made.
 *
 * @param filters what the rows pass
 * @param orders what orders them; those that agree stay in the order of their keys
 * @param count how many of the first are wanted
 */
record Wanted(List<Filter<Term<Integer>>> filters, List<Plan.Order> orders, int count) {
  /** All rows, in any order. */
  static final Wanted EVERYTHING = new Wanted(List.of(), List.of(), Integer.MAX_VALUE);

  /** Of the rows that steps are applied to. */
  static Wanted by(List<Plan.Step> steps) {
    List<Filter<Term<Integer>>> filters = new ArrayList<>();
    int next = 0;
    while (next < steps.size()
        && steps.get(next) instanceof Plan.Step.Keep(Filter<Term<Integer>> filter)) {
      filters.add(filter);
      next++;
    }
    List<Plan.Order> orders = List.of();
    if (next < steps.size() && steps.get(next) instanceof Plan.Step.Sort(List<Plan.Order> sorted)) {
      orders = sorted;
      next++;
    }
    return next < steps.size() && steps.get(next) instanceof Plan.Step.First(int count)
        ? new Wanted(List.copyOf(filters), orders, count)
        : new Wanted(List.copyOf(filters), List.of(), Integer.MAX_VALUE);
  }

  boolean passes(Object[] row) {
    for (Filter<Term<Integer>> filter : filters) {
      if (!new Evaluation<Integer>(column -> row[column]).passes(filter)) {
        return false;
      }
    }
    return true;
  }
}
