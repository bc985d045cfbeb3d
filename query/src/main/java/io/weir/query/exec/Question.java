package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.storage.schema.Table;
import java.util.List;

/**
 * What a plan asks of every block that lies within its range: plans that differ in their ranges
 * alone ask the same.
 *
 * @param table whose blocks are asked
 * @param conditions what rows pass that count
 * @param keys what they are grouped by
 * @param values the aggregates of a group
 */
record Question(
    Table table, List<Filter<Input>> conditions, List<Plan.Key> keys, List<Plan.Value> values) {

  /** What a plan asks where it makes groups of some shape. */
  static Question of(Plan plan, Plan.Shape.Groups shape) {
    return new Question(plan.table(), plan.conditions(), shape.keys(), shape.values());
  }
}
