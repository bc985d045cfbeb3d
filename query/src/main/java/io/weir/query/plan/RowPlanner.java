package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Stage;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans rows as they are: the latest first, and a thousand of them, unless the stages say
 * otherwise. All stages up to the first that leaves rows out by their number see every row: they
 * become one filter, one order and one choice of columns.
 */
final class RowPlanner implements Scope<Input> {
  private static final int DEFAULT_ROWS = 1000;

  private final TableScope scope;
  private final TermBinder<Input> terms;
  private final List<Bound<Input>> inputs = new ArrayList<>();
  private final List<Filter<Input>> filters = new ArrayList<>();
  private final List<Plan.Order> orders = new ArrayList<>();
  private List<Integer> selected = new ArrayList<>();
  private List<ResultColumn> columns = new ArrayList<>();
  private boolean narrowed;

  RowPlanner(Table table, long nowMillis) {
    this.scope = new TableScope(table);
    this.terms = new TermBinder<>(this, nowMillis);
    this.orders.add(new Plan.Order(0, true));
    for (Field field : table.fields()) {
      add(field.name(), TableScope.field(field), field.unit());
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

  /** The columns that are left, as numbers of the inputs. */
  List<Integer> selected() {
    return selected;
  }

  /** Plans the stages up to the first that limits the rows, and takes them away. */
  Plan.Shape.Rows plan(List<Stage> stages) throws QueryException {
    int limit = 0;
    while (limit == 0 && !stages.isEmpty()) {
      switch (stages.removeFirst()) {
        case Stage.Where(Expression condition) ->
            filters.add(Filter.renamed(terms.condition(condition), Input::of));
        case Stage.Extend(List<Stage.Assignment> assignments) -> {
          for (Stage.Assignment assignment : assignments) {
            extend(assignment);
          }
        }
        case Stage.Sort(List<Stage.SortKey> keys) -> order(keys);
        case Stage.Fields(List<Expression.Name> names) -> select(names);
        case Stage.Top top -> {
          Planner.checkPlace(top);
          order(List.of(top.key()));
          limit = Units.count(top.count(), Planner.MAX_ROWS);
        }
        case Stage.Limit(Literal.Quantity count) -> limit = Units.count(count, Planner.MAX_ROWS);
        case Stage.Stats stats -> throw Planner.misplaced(stats);
        case Stage.Compare compare -> throw Planner.misplaced(compare);
      }
    }
    return new Plan.Shape.Rows(
        inputs.stream().map(bound -> Input.of(bound.term())).toList(),
        List.copyOf(orders),
        limit == 0 ? DEFAULT_ROWS : limit);
  }

  /** Whether every column is left, so that those may be passed over that are absent throughout. */
  boolean isWhole() {
    return !narrowed;
  }

  @Override
  public Bound<Input> bind(Expression.Name name) throws QueryException {
    return narrowed ? inputs.get(selected.get(column(name))) : scope.bind(name);
  }

  @Override
  public Optional<Bound<Input>> called(Expression.Call call) {
    return Optional.empty();
  }

  @Override
  public Optional<Bound<Input>> time() {
    return scope.time();
  }

  @Override
  public Bound<Input> error(Expression.Name name) throws QueryException {
    return scope.error(name);
  }

  private void add(String name, Bound<Input> bound, String unit) {
    selected.add(inputs.size());
    columns.add(new ResultColumn(name, bound.type(), unit));
    inputs.add(bound);
  }

  private void extend(Stage.Assignment assignment) throws QueryException {
    String name = assignment.name().text();
    boolean taken = columns.stream().anyMatch(column -> column.name().equals(name));
    Planner.checkNew(assignment.name(), taken);
    Bound<Input> bound = terms.bind(assignment.expression());
    add(name, bound, bound.unit());
    scope.add(name, bound);
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

  private void select(List<Expression.Name> names) throws QueryException {
    List<Integer> numbers = new ArrayList<>();
    List<ResultColumn> kept = new ArrayList<>();
    for (Expression.Name name : names) {
      int column = column(name);
      numbers.add(selected.get(column));
      kept.add(columns.get(column));
    }
    selected = numbers;
    columns = kept;
    narrowed = true;
  }

  private int column(Expression.Name name) throws QueryException {
    return new ColumnScope(columns).number(name);
  }
}
