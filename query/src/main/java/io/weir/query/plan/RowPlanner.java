package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.syntax.Condition;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operand;
import io.weir.query.syntax.Stage;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans rows as they are: the latest first, and a thousand of them, unless the stages say
 * otherwise. All stages up to the first that leaves rows out by their number see every row: they
 * become one filter, one order and one choice of columns.
 */
final class RowPlanner {
  private static final int DEFAULT_ROWS = 1000;

  private final Table table;
  private final long nowMillis;
  private final List<Filter<Input>> filters = new ArrayList<>();
  private final List<Plan.Order> orders = new ArrayList<>();
  private List<Integer> selected = new ArrayList<>();
  private List<ResultColumn> columns = new ArrayList<>();

  RowPlanner(Table table, long nowMillis) {
    this.table = table;
    this.nowMillis = nowMillis;
    this.orders.add(new Plan.Order(0, true));
    for (Field field : table.fields()) {
      selected.add(selected.size());
      columns.add(new ResultColumn(field.name(), new Input(field).type(), field.unit()));
    }
  }

  /** The conditions among the stages. */
  List<Filter<Input>> filters() {
    return filters;
  }

  /** The columns that are left. */
  List<ResultColumn> columns() {
    return columns;
  }

  /** The columns that are left, as numbers of the table's fields. */
  List<Integer> selected() {
    return selected;
  }

  /** Plans the stages up to the first that limits the rows, and takes them away. */
  Plan.Shape.Rows plan(List<Stage> stages) throws QueryException {
    int limit = 0;
    while (limit == 0 && !stages.isEmpty()) {
      switch (stages.removeFirst()) {
        case Stage.Where(Condition condition) ->
            filters.add(new ConditionBinder<>(this::field, nowMillis).bind(condition));
        case Stage.Sort(List<Stage.SortKey> keys) -> order(keys);
        case Stage.Fields(List<Operand.Name> names) -> select(names);
        case Stage.Top top -> {
          Planner.checkPlace(top);
          order(List.of(top.key()));
          limit = Units.count(top.count(), Planner.MAX_ROWS);
        }
        case Stage.Limit(Literal.Quantity count) -> limit = Units.count(count, Planner.MAX_ROWS);
        case Stage.Stats stats -> throw Planner.misplaced(stats);
      }
    }
    List<Input> fields = table.fields().stream().map(Input::new).toList();
    return new Plan.Shape.Rows(fields, List.copyOf(orders), limit == 0 ? DEFAULT_ROWS : limit);
  }

  /** Orders by some columns; rows that agree in them stay in the order that they had. */
  private void order(List<Stage.SortKey> keys) throws QueryException {
    List<Plan.Order> before = List.copyOf(orders);
    orders.clear();
    for (Stage.SortKey key : keys) {
      orders.add(new Plan.Order(selected.get(column(key.name())), key.descending()));
    }
    orders.addAll(before);
  }

  private void select(List<Operand.Name> names) throws QueryException {
    List<Integer> numbers = new ArrayList<>();
    List<ResultColumn> kept = new ArrayList<>();
    for (Operand.Name name : names) {
      int column = column(name);
      numbers.add(selected.get(column));
      kept.add(columns.get(column));
    }
    selected = numbers;
    columns = kept;
  }

  private Scope.Bound<Input> field(Operand.Name name) throws QueryException {
    Field field = table.fields().get(selected.get(column(name)));
    return new TableScope(table).bind(new Operand.Name(field.name(), name.position()));
  }

  private int column(Operand.Name name) throws QueryException {
    return new ColumnScope(columns).bind(name).target();
  }
}
