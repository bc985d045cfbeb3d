package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.syntax.Comparison;
import io.weir.query.syntax.Condition;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operand;
import io.weir.query.syntax.Query;
import io.weir.query.syntax.QueryParser;
import io.weir.query.syntax.Stage;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the text of a query into a plan, or finds what is wrong with it. */
public final class Planner {
  /** The most rows that an answer has. */
  public static final int MAX_ROWS = 10_000;

  private final QueryRequest request;
  private final long nowMillis;
  private final Query query;
  private final Table table;
  private final List<Filter<Input>> filters = new ArrayList<>();
  private final List<Plan.Step> steps = new ArrayList<>();
  private List<ResultColumn> columns = new ArrayList<>();

  private Planner(QueryRequest request, long nowMillis, Query query, Table table) {
    this.request = request;
    this.nowMillis = nowMillis;
    this.query = query;
    this.table = table;
  }

  /**
   * Plans a query.
   *
   * @param nowMillis the moment that the query calls now
   * @throws QueryException at the first mistake
   */
  public static Plan plan(QueryRequest request, long nowMillis) throws QueryException {
    Query query = QueryParser.parse(request.text());
    Optional<Table> table = Tables.named(query.table());
    if (table.isEmpty()) {
      List<String> names = Tables.all().stream().map(Table::name).toList();
      throw query
          .position()
          .mistake(
              "no table \"%s\"; there are %s".formatted(query.table(), String.join(", ", names)));
    }
    return new Planner(request, nowMillis, query, table.get()).plan();
  }

  private Plan plan() throws QueryException {
    List<Stage> stages = new ArrayList<>(query.stages());
    TableScope scope = new TableScope(table);
    ConditionBinder<Input> conditions = new ConditionBinder<>(scope, nowMillis);
    while (!stages.isEmpty() && stages.getFirst() instanceof Stage.Where(Condition condition)) {
      filters.add(conditions.bind(condition));
      stages.removeFirst();
    }
    boolean grouped = !stages.isEmpty() && stages.getFirst() instanceof Stage.Stats;
    Plan.Shape shape = grouped ? groups(scope, stages) : rows(stages);
    for (Stage stage : stages) {
      step(stage);
    }
    TimeRange range = Times.range(query.range(), request.range(), nowMillis);
    Input time = new Input(table.time());
    filters.add(
        new Filter.Test<>(
            time, new Matcher.LongComparison(Comparison.GREATER_EQUAL, range.fromMillis())));
    filters.add(
        new Filter.Test<>(time, new Matcher.LongComparison(Comparison.LESS, range.toMillis())));
    return new Plan(
        table,
        range,
        new Filter.All<>(List.copyOf(filters)),
        shape,
        List.copyOf(steps),
        List.copyOf(columns));
  }

  private Plan.Shape groups(TableScope scope, List<Stage> stages) throws QueryException {
    GroupPlanner planner = new GroupPlanner(scope, filters);
    Plan.Shape.Groups shape = planner.plan((Stage.Stats) stages.removeFirst());
    columns = planner.columns();
    if (stages.isEmpty() || !(stages.getFirst() instanceof Stage.Top top) || !top.others()) {
      return shape;
    }
    if (shape.keys().stream().anyMatch(key -> key.binMillis().isPresent())) {
      throw top.key()
          .name()
          .position()
          .mistake("others cannot be told bin by bin; leave out bin() or others");
    }
    stages.removeFirst();
    int count = Units.count(top.count(), MAX_ROWS);
    Plan.Top first = new Plan.Top(orders(List.of(top.key())), count);
    return new Plan.Shape.Groups(shape.keys(), shape.values(), Optional.of(first));
  }

  /** Others are the groups that a top directly behind {@code stats} leaves out. */
  static void checkPlace(Stage.Top top) throws QueryException {
    if (top.others()) {
      throw top.key()
          .name()
          .position()
          .mistake(
              "others are the rest of the groups of stats; put this top directly behind stats");
    }
  }

  private Plan.Shape rows(List<Stage> stages) throws QueryException {
    RowPlanner planner = new RowPlanner(table, nowMillis);
    Plan.Shape shape = planner.plan(stages);
    filters.addAll(planner.filters());
    columns = planner.columns();
    steps.add(new Plan.Step.Select(List.copyOf(planner.selected())));
    return shape;
  }

  private void step(Stage stage) throws QueryException {
    switch (stage) {
      case Stage.Where(Condition condition) ->
          steps.add(
              new Plan.Step.Keep(
                  new ConditionBinder<>(new ColumnScope(columns), nowMillis).bind(condition)));
      case Stage.Sort(List<Stage.SortKey> keys) -> steps.add(new Plan.Step.Sort(orders(keys)));
      case Stage.Top top -> {
        checkPlace(top);
        steps.add(new Plan.Step.Sort(orders(List.of(top.key()))));
        steps.add(new Plan.Step.First(Units.count(top.count(), MAX_ROWS)));
      }
      case Stage.Limit(Literal.Quantity count) ->
          steps.add(new Plan.Step.First(Units.count(count, MAX_ROWS)));
      case Stage.Fields(List<Operand.Name> names) -> select(names);
      case Stage.Stats stats -> throw misplaced(stats);
    }
  }

  private void select(List<Operand.Name> names) throws QueryException {
    List<Integer> selected = new ArrayList<>();
    List<ResultColumn> kept = new ArrayList<>();
    for (Operand.Name name : names) {
      int column = new ColumnScope(columns).bind(name).target();
      selected.add(column);
      kept.add(columns.get(column));
    }
    steps.add(new Plan.Step.Select(List.copyOf(selected)));
    columns = kept;
  }

  private List<Plan.Order> orders(List<Stage.SortKey> keys) throws QueryException {
    List<Plan.Order> orders = new ArrayList<>();
    for (Stage.SortKey key : keys) {
      orders.add(
          new Plan.Order(new ColumnScope(columns).bind(key.name()).target(), key.descending()));
    }
    return List.copyOf(orders);
  }

  /** The mistake of aggregating where that cannot be done. */
  static QueryException misplaced(Stage.Stats stats) {
    return stats
        .aggregates()
        .getFirst()
        .operand()
        .position()
        .mistake("\"stats\" must come before sort, top, limit and fields, and can come once");
  }
}
