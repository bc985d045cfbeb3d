package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import io.weir.query.function.Aggregate;
import io.weir.query.syntax.Comparison;
import io.weir.query.syntax.Condition;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operand;
import io.weir.query.syntax.Query;
import io.weir.query.syntax.QueryParser;
import io.weir.query.syntax.Stage;
import io.weir.query.syntax.Suggestion;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the text of a query into a plan, or finds what is wrong with it. */
public final class Planner {
  /** The most rows that an answer has. */
  public static final int MAX_ROWS = 10_000;

  private static final int DEFAULT_ROWS = 1000;
  private static final String BIN = "bin";

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
    ConditionBinder<Input> conditions = new ConditionBinder<>(this::field, nowMillis);
    while (!stages.isEmpty() && stages.getFirst() instanceof Stage.Where(Condition condition)) {
      filters.add(conditions.bind(condition));
      stages.removeFirst();
    }
    boolean grouped = !stages.isEmpty() && stages.getFirst() instanceof Stage.Stats;
    Plan.Shape shape = grouped ? groups((Stage.Stats) stages.removeFirst()) : rows(stages);
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

  private Plan.Shape groups(Stage.Stats stats) throws QueryException {
    List<Plan.Key> keys = new ArrayList<>();
    for (Stage.Column column : stats.keys()) {
      keys.add(key(column));
    }
    List<Plan.Value> values = new ArrayList<>();
    for (Stage.Column column : stats.aggregates()) {
      values.add(value(column));
    }
    return new Plan.Shape.Groups(List.copyOf(keys), List.copyOf(values));
  }

  private Plan.Key key(Stage.Column column) throws QueryException {
    switch (column.operand()) {
      case Operand.Name name -> {
        Scope.Bound<Input> bound = field(name);
        add(column, name.text(), bound.type(), bound.unit());
        return new Plan.Key(bound.target(), Optional.empty());
      }
      case Operand.Call call -> {
        if (!call.function().equals(BIN)) {
          throw call.position()
              .mistake(
                  "rows cannot be grouped by %s(); group by a field or by bin(1m)"
                      .formatted(call.function()));
        }
        if (call.arguments().size() != 1
            || !(call.arguments().getFirst() instanceof Literal.Quantity width)) {
          throw call.position().mistake("bin() takes a length of time, as in bin(1m)");
        }
        add(column, table.time().name(), ValueType.TIME, table.time().unit());
        return new Plan.Key(new Input(table.time()), Optional.of(Units.millis(width)));
      }
      case Literal literal ->
          throw literal.position().mistake("rows are grouped by fields, not by a value");
    }
  }

  private Plan.Value value(Stage.Column column) throws QueryException {
    if (!(column.operand() instanceof Operand.Call call)) {
      throw column
          .operand()
          .position()
          .mistake(
              "\"%s\" is no aggregate; write one as in sum(bytes), or group by it behind \"by\""
                  .formatted(column.operand()));
    }
    Optional<Aggregate> found = Aggregate.named(call.function());
    if (found.isEmpty()) {
      throw call.position()
          .mistake(
              "no aggregate \"%s\"%s"
                  .formatted(
                      call.function(), Suggestion.didYouMean(call.function(), Aggregate.names())));
    }
    Aggregate aggregate = found.get();
    if (call.arguments().isEmpty() && aggregate.needsNoArgument()) {
      add(column, call.toString(), ValueType.INTEGER, "");
      return new Plan.Value(aggregate, Optional.empty());
    }
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Operand.Name name)) {
      throw call.position()
          .mistake(
              "%s() takes one field, as in %s".formatted(aggregate.label(), aggregate.example()));
    }
    Scope.Bound<Input> bound = field(name);
    if (!aggregate.takes(bound.type())) {
      throw name.position()
          .mistake(
              "%s() takes a number; %s is of type %s"
                  .formatted(aggregate.label(), name, bound.type().label()));
    }
    String unit = aggregate == Aggregate.COUNT ? "" : bound.unit();
    add(column, call.toString(), aggregate.resultType(bound.type()), unit);
    return new Plan.Value(aggregate, Optional.of(bound.target()));
  }

  /**
   * Rows as they are: the latest first, unless the stages that follow say otherwise; takes those
   * stages away.
   */
  private Plan.Shape rows(List<Stage> stages) throws QueryException {
    List<Input> fields = new ArrayList<>();
    for (Field field : table.fields()) {
      fields.add(new Input(field));
      columns.add(new ResultColumn(field.name(), new Input(field).type(), field.unit()));
    }
    List<Plan.Order> orders = List.of(new Plan.Order(0, true));
    int limit = DEFAULT_ROWS;
    if (!stages.isEmpty() && stages.getFirst() instanceof Stage.Sort sort) {
      orders = orders(sort.keys());
      stages.removeFirst();
    }
    if (!stages.isEmpty()
        && stages.getFirst() instanceof Stage.Top(Literal.Quantity count, Stage.SortKey key)) {
      orders = orders(List.of(key));
      limit = Units.count(count, MAX_ROWS);
      stages.removeFirst();
    } else if (!stages.isEmpty()
        && stages.getFirst() instanceof Stage.Limit(Literal.Quantity count)) {
      limit = Units.count(count, MAX_ROWS);
      stages.removeFirst();
    }
    return new Plan.Shape.Rows(List.copyOf(fields), orders, limit);
  }

  private void step(Stage stage) throws QueryException {
    switch (stage) {
      case Stage.Where(Condition condition) ->
          steps.add(
              new Plan.Step.Keep(new ConditionBinder<>(this::column, nowMillis).bind(condition)));
      case Stage.Sort(List<Stage.SortKey> keys) -> steps.add(new Plan.Step.Sort(orders(keys)));
      case Stage.Top(Literal.Quantity count, Stage.SortKey key) -> {
        steps.add(new Plan.Step.Sort(orders(List.of(key))));
        steps.add(new Plan.Step.First(Units.count(count, MAX_ROWS)));
      }
      case Stage.Limit(Literal.Quantity count) ->
          steps.add(new Plan.Step.First(Units.count(count, MAX_ROWS)));
      case Stage.Fields(List<Operand.Name> names) -> select(names);
      case Stage.Stats stats ->
          throw stats
              .aggregates()
              .getFirst()
              .operand()
              .position()
              .mistake("\"stats\" must come before sort, top, limit and fields, and can come once");
    }
  }

  private void select(List<Operand.Name> names) throws QueryException {
    List<Integer> selected = new ArrayList<>();
    List<ResultColumn> kept = new ArrayList<>();
    for (Operand.Name name : names) {
      int column = column(name).target();
      selected.add(column);
      kept.add(columns.get(column));
    }
    steps.add(new Plan.Step.Select(List.copyOf(selected)));
    columns = kept;
  }

  private List<Plan.Order> orders(List<Stage.SortKey> keys) throws QueryException {
    List<Plan.Order> orders = new ArrayList<>();
    for (Stage.SortKey key : keys) {
      orders.add(new Plan.Order(column(key.name()).target(), key.descending()));
    }
    return List.copyOf(orders);
  }

  private void add(Stage.Column column, String name, ValueType type, String unit)
      throws QueryException {
    String label = column.alias().orElse(name);
    if (columns.stream().anyMatch(other -> other.name().equals(label))) {
      throw column
          .operand()
          .position()
          .mistake(
              "two columns are named \"%s\"; give one another name with \"as\"".formatted(label));
    }
    columns.add(new ResultColumn(label, type, unit));
  }

  private Scope.Bound<Input> field(Operand.Name name) throws QueryException {
    Optional<Field> field = table.field(name.text());
    if (field.isEmpty()) {
      List<String> names = table.fields().stream().map(Field::name).toList();
      throw name.position()
          .mistake(
              "no field \"%s\" in %s%s"
                  .formatted(name, table, Suggestion.didYouMean(name.text(), names)));
    }
    Input input = new Input(field.get());
    String unit = field.get().type() == FieldType.TIME ? "" : field.get().unit();
    return new Scope.Bound<>(input, input.type(), unit);
  }

  private Scope.Bound<Integer> column(Operand.Name name) throws QueryException {
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      if (column.name().equals(name.text())) {
        return new Scope.Bound<>(i, column.type(), column.unit());
      }
    }
    List<String> names = columns.stream().map(ResultColumn::name).toList();
    throw name.position()
        .mistake("no column \"%s\"%s".formatted(name, Suggestion.didYouMean(name.text(), names)));
  }
}
