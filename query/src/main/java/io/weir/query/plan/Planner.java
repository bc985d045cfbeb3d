package io.weir.query.plan;

import io.weir.query.EdgeInterfaces;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Query;
import io.weir.query.syntax.QueryParser;
import io.weir.query.syntax.Stage;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the text of a query into a plan, or finds what is wrong with it. */
public final class Planner {
  /** The most rows that an answer has. */
  public static final int MAX_ROWS = 10_000;

  private static final EdgeInterfaces NO_INTERFACES =
      new EdgeInterfaces(Set.of(), Set.of(), Set.of());

  private final QueryRequest request;
  private final long nowMillis;
  private final List<EdgeInterfaces> edge;
  private final Query query;
  private final Table table;
  private final List<Filter<Input>> filters = new ArrayList<>();
  private final List<Plan.Step> steps = new ArrayList<>();
  private List<ResultColumn> columns = new ArrayList<>();
  private boolean sparse;

  /** The groups that the columns still begin with, if there are such. */
  private Optional<Plan.Shape.Groups> groups = Optional.empty();

  private Planner(
      QueryRequest request, long nowMillis, List<EdgeInterfaces> edge, Query query, Table table) {
    this.request = request;
    this.nowMillis = nowMillis;
    this.edge = edge;
    this.query = query;
    this.table = table;
  }

  /** Plans a query for the sake of its columns, which are the same whatever edge is marked. */
  public static Plan plan(QueryRequest request, long nowMillis) throws QueryException {
    return plan(request, nowMillis, List.of(NO_INTERFACES));
  }

  /**
   * Plans a query.
   *
   * @param nowMillis the moment that the query calls now
   * @param edge the interfaces at the edge of the network
   * @throws QueryException at the first mistake
   */
  public static Plan plan(QueryRequest request, long nowMillis, List<EdgeInterfaces> edge)
      throws QueryException {
    Query query = QueryParser.parse(request.text());
    Optional<Table> table = Tables.named(query.table());
    if (table.isEmpty()) {
      List<String> names = Tables.all().stream().map(Table::name).toList();
      throw query
          .position()
          .mistake(
              "no table \"%s\"; there are %s".formatted(query.table(), String.join(", ", names)));
    }
    return new Planner(request, nowMillis, edge, query, table.get()).plan();
  }

  private Plan plan() throws QueryException {
    List<Stage> stages = new ArrayList<>(query.stages());
    ObservedPlanner observed = new ObservedPlanner(query.observed(), table, edge);
    filters.addAll(observed.filters(isGrouped(stages)));
    Plan.Shape shape = isGrouped(stages) ? groups(observed, stages) : rows(stages);
    for (Stage stage : stages) {
      step(stage);
    }
    TimeRange range = range();
    return new Plan(
        table,
        range,
        Times.elapsed(range, nowMillis),
        List.copyOf(filters),
        shape,
        List.copyOf(steps),
        List.copyOf(columns),
        sparse);
  }

  /** Whether nothing but conditions and added columns stands before the first {@code stats}. */
  private static boolean isGrouped(List<Stage> stages) {
    for (Stage stage : stages) {
      if (!(stage instanceof Stage.Where) && !(stage instanceof Stage.Extend)) {
        return stage instanceof Stage.Stats;
      }
    }
    return false;
  }

  private Plan.Shape groups(ObservedPlanner observed, List<Stage> stages) throws QueryException {
    TableScope scope = new TableScope(table);
    TermBinder<Input> terms = new TermBinder<>(scope, nowMillis);
    while (!(stages.getFirst() instanceof Stage.Stats)) {
      switch (stages.removeFirst()) {
        case Stage.Where(Expression condition) ->
            filters.add(Filter.renamed(terms.condition(condition), Input::of));
        case Stage.Extend(List<Stage.Assignment> assignments) -> {
          for (Stage.Assignment assignment : assignments) {
            checkNew(assignment.name(), scope.has(assignment.name().text()));
            scope.add(assignment.name().text(), terms.bind(assignment.expression()));
          }
        }
        case Stage stage -> throw new IllegalStateException("before stats: " + stage);
      }
    }
    GroupPlanner planner = new GroupPlanner(scope, terms, filters);
    Plan.Shape.Groups shape = observed.grouped(planner.plan((Stage.Stats) stages.removeFirst()));
    columns = planner.columns();
    groups = Optional.of(shape);
    if (stages.isEmpty() || !(stages.getFirst() instanceof Stage.Top top) || !top.others()) {
      return shape;
    }
    if (shape.keys().stream().anyMatch(key -> key.binMillis().isPresent())) {
      throw top.key()
          .name()
          .position()
          .mistake("others cannot be told bin by bin; leave out bin() or others");
    }
    if (!shape.observers().isEmpty()) {
      throw top.key()
          .name()
          .position()
          .mistake("others are not told with observed max; leave out others, or observed");
    }
    stages.removeFirst();
    groups = Optional.empty();
    int count = Units.count(top.count(), MAX_ROWS);
    Plan.Top first = new Plan.Top(orders(List.of(top.key())), count);
    return new Plan.Shape.Groups(shape.keys(), shape.values(), Optional.of(first), List.of());
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
    sparse = planner.isWhole();
    steps.add(new Plan.Step.Select(List.copyOf(planner.selected())));
    return shape;
  }

  private void step(Stage stage) throws QueryException {
    switch (stage) {
      case Stage.Where(Expression condition) ->
          steps.add(new Plan.Step.Keep(terms().condition(condition)));
      case Stage.Extend(List<Stage.Assignment> assignments) -> {
        for (Stage.Assignment assignment : assignments) {
          extend(assignment);
        }
      }
      case Stage.Sort(List<Stage.SortKey> keys) -> steps.add(new Plan.Step.Sort(orders(keys)));
      case Stage.Top top -> {
        checkPlace(top);
        steps.add(new Plan.Step.Sort(orders(List.of(top.key()))));
        steps.add(new Plan.Step.First(Units.count(top.count(), MAX_ROWS)));
      }
      case Stage.Limit(Literal.Quantity count) ->
          steps.add(new Plan.Step.First(Units.count(count, MAX_ROWS)));
      case Stage.Fields(List<Expression.Name> names) -> select(names);
      case Stage.Stats stats -> throw misplaced(stats);
      case Stage.Compare compare -> compare(compare);
    }
  }

  private void compare(Stage.Compare compare) throws QueryException {
    if (groups.isEmpty()) {
      throw misplaced(compare);
    }
    Plan.Shape.Groups shape = groups.get();
    long shift = Units.millis(compare.shift());
    checkBins(compare, shape, shift);
    TimeRange range = range();
    TimeRange past = new TimeRange(range.fromMillis() - shift, range.toMillis() - shift);
    Query before =
        new Query(
            query.table(),
            query.position(),
            query.observed(),
            Optional.empty(),
            query.stages().subList(0, placeOfStats() + 1));
    Plan earlier =
        new Planner(new QueryRequest("", Optional.of(past)), nowMillis - shift, edge, before, table)
            .plan();
    steps.add(new Plan.Step.Compare(earlier, shape, shift));
    columns = new ArrayList<>(columns);
    for (ResultColumn now :
        earlier.columns().subList(shape.keys().size(), earlier.columns().size())) {
      String name = now.name() + "." + compare.shift();
      checkNew(
          new Expression.Name(name, compare.shift().position()),
          columns.stream().anyMatch(column -> column.name().equals(name)));
      columns.add(new ResultColumn(name, now.type(), now.unit(), now.estimate()));
    }
  }

  private int placeOfStats() {
    int place = 0;
    while (!(query.stages().get(place) instanceof Stage.Stats)) {
      place++;
    }
    return place;
  }

  /** Bins of the two times are laid upon each other. */
  private static void checkBins(Stage.Compare compare, Plan.Shape.Groups shape, long shift)
      throws QueryException {
    for (Plan.Key key : shape.keys()) {
      if (key.binMillis().isPresent() && shift % key.binMillis().get() != 0) {
        throw compare
            .shift()
            .position()
            .mistake(
                "the bins of %s earlier lie elsewhere; compare with a multiple of their length"
                    .formatted(compare.shift()));
      }
    }
  }

  private TimeRange range() throws QueryException {
    return Times.range(query.range(), request.range(), nowMillis);
  }

  private TermBinder<Integer> terms() {
    return new TermBinder<>(new ColumnScope(columns), nowMillis);
  }

  private void extend(Stage.Assignment assignment) throws QueryException {
    String name = assignment.name().text();
    checkNew(assignment.name(), columns.stream().anyMatch(column -> column.name().equals(name)));
    Scope.Bound<Integer> bound = terms().bind(assignment.expression());
    steps.add(new Plan.Step.Extend(bound.term()));
    columns = new ArrayList<>(columns);
    columns.add(new ResultColumn(name, bound.type(), bound.unit()));
  }

  /** A name means one thing from where it is given on. */
  static void checkNew(Expression.Name name, boolean taken) throws QueryException {
    if (taken) {
      throw name.position()
          .mistake("there is already a \"%s\"; choose another name".formatted(name));
    }
  }

  private void select(List<Expression.Name> names) throws QueryException {
    List<Integer> selected = new ArrayList<>();
    List<ResultColumn> kept = new ArrayList<>();
    for (Expression.Name name : names) {
      int column = new ColumnScope(columns).number(name);
      selected.add(column);
      kept.add(columns.get(column));
    }
    steps.add(new Plan.Step.Select(List.copyOf(selected)));
    columns = kept;
    sparse = false;
    groups = Optional.empty();
  }

  private List<Plan.Order> orders(List<Stage.SortKey> keys) throws QueryException {
    List<Plan.Order> orders = new ArrayList<>();
    for (Stage.SortKey key : keys) {
      orders.add(new Plan.Order(new ColumnScope(columns).number(key.name()), key.descending()));
    }
    return List.copyOf(orders);
  }

  /** The mistake of aggregating where that cannot be done. */
  static QueryException misplaced(Stage.Stats stats) {
    return stats
        .aggregates()
        .getFirst()
        .expression()
        .position()
        .mistake("\"stats\" must come before sort, top, limit and fields, and can come once");
  }

  /** The mistake of comparing with an earlier time where there are no aggregates. */
  static QueryException misplaced(Stage.Compare compare) {
    return compare
        .shift()
        .position()
        .mistake(
            "\"compare\" stands behind stats, and before fields or others: it compares aggregates with earlier ones");
  }
}
