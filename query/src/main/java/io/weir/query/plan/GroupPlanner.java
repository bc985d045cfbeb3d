package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.ValueType;
import io.weir.query.function.Aggregate;
import io.weir.query.function.Scalar;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Position;
import io.weir.query.syntax.Stage;
import io.weir.query.syntax.Suggestion;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Paths;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans {@code stats}: the keys and the aggregates, and the columns that they make. */
final class GroupPlanner {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final TableScope scope;
  private final TermBinder<Input> terms;
  private final List<Filter<Input>> filters;
  private final List<ResultColumn> columns = new ArrayList<>();

  /**
   * A planner for one {@code stats}.
   *
   * @param terms binds by the scope
   * @param filters the conditions before it
   */
  GroupPlanner(TableScope scope, TermBinder<Input> terms, List<Filter<Input>> filters) {
    this.scope = scope;
    this.terms = terms;
    this.filters = filters;
  }

  /** The columns of what was planned, keys first. */
  List<ResultColumn> columns() {
    return columns;
  }

  Plan.Shape.Groups plan(Stage.Stats stats) throws QueryException {
    List<Plan.Key> keys = new ArrayList<>();
    for (Stage.Column column : stats.keys()) {
      keys.add(key(column));
    }
    List<Plan.Value> values = new ArrayList<>();
    for (Stage.Column column : stats.aggregates()) {
      Plan.Value value = value(column);
      if (value.isRise()) {
        checkNamed(column.expression(), keys);
      }
      values.add(value);
    }
    return new Plan.Shape.Groups(
        List.copyOf(keys), List.copyOf(values), Optional.empty(), List.of());
  }

  private Plan.Key key(Stage.Column column) throws QueryException {
    Expression expression = column.expression();
    if (expression instanceof Literal) {
      throw expression.position().mistake("rows are grouped by fields, not by a value");
    }
    Scope.Bound<Input> bound = terms.bind(expression);
    if (bound.term()
            instanceof
            Term.Apply<Input>(Scalar function, List<Term<Input>> arguments, ValueType type)
        && function == Scalar.BIN
        && arguments.getLast() instanceof Term.Constant<Input>(Object width, ValueType _)) {
      add(column, named(expression).orElse(scope.table().time().name()), type, "");
      return new Plan.Key(Input.of(arguments.getFirst()), Optional.of((Long) width));
    }
    add(column, expression.toString(), bound.type(), bound.unit());
    return new Plan.Key(Input.of(bound.term()), Optional.empty());
  }

  private static Optional<String> named(Expression expression) {
    return expression instanceof Expression.Name name ? Optional.of(name.text()) : Optional.empty();
  }

  private Plan.Value value(Stage.Column column) throws QueryException {
    if (!(column.expression() instanceof Expression.Call call)) {
      throw notAggregated(column.expression());
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
      checkTable(call, aggregate);
      add(column, call.toString(), aggregate.resultType(ValueType.INTEGER), "");
      return new Plan.Value(aggregate, implied(aggregate), Double.NaN);
    }
    int wanted = aggregate == Aggregate.PERCENTILE ? 2 : aggregate.takesNothing() ? 0 : 1;
    if (call.arguments().size() != wanted || call.arguments().getFirst() instanceof Literal) {
      throw misused(call, aggregate);
    }
    Expression argument = call.arguments().getFirst();
    Scope.Bound<Input> bound = terms.bind(argument);
    if (!aggregate.takes(bound.type())) {
      throw argument
          .position()
          .mistake(
              "%s() takes a number; %s is of type %s"
                  .formatted(aggregate.label(), argument, bound.type().label()));
    }
    Input input = Input.of(bound.term());
    checkMovement(aggregate, argument, input);
    Plan.Value value = new Plan.Value(aggregate, Optional.of(input), quantile(call, aggregate));
    if (aggregate == Aggregate.ERROR && !value.isEstimate()) {
      throw argument
          .position()
          .mistake(
              "%s is no estimate; error() takes what samples stand for, as in %s"
                  .formatted(argument, aggregate.example()));
    }
    ValueType type = aggregate.resultType(bound.type());
    boolean estimate = value.isEstimate() && aggregate != Aggregate.ERROR;
    add(column, call.toString(), type, aggregate.resultUnit(bound.unit()), estimate);
    return value;
  }

  /** What an aggregate without an argument reads; empty if it counts whatever row there is. */
  private Optional<Input> implied(Aggregate aggregate) {
    return aggregate == Aggregate.SAMPLES
        ? scope.table().field(Flows.SAMPLING_RATE.name()).map(Input.OfField::new)
        : aggregate.ofPaths().map(Input.OfField::new);
  }

  private void checkTable(Expression.Call call, Aggregate aggregate) throws QueryException {
    if (aggregate.ofPaths().isPresent() && !scope.table().equals(Paths.TABLE)) {
      throw call.position()
          .mistake(
              "%s() tells the health of paths, not of %s; ask for it as in paths | stats %s"
                  .formatted(aggregate.label(), scope.table(), aggregate.example()));
    }
  }

  private static double quantile(Expression.Call call, Aggregate aggregate) throws QueryException {
    if (aggregate != Aggregate.PERCENTILE) {
      return aggregate.quantile();
    }
    Expression percent = call.arguments().getLast();
    if (percent instanceof Literal.Quantity(BigDecimal number, String unit, Position _)
        && (unit.isEmpty() || unit.equals("%"))
        && number.signum() >= 0
        && number.compareTo(HUNDRED) <= 0) {
      return number.doubleValue() / 100;
    }
    throw percent
        .position()
        .mistake("%s is no percentile; write a number from 0 to 100".formatted(percent));
  }

  private static QueryException notAggregated(Expression expression) {
    return expression
        .position()
        .mistake(
            expression instanceof Expression.Arithmetic
                ? "stats makes aggregates one by one; reckon with them behind it, as in extend x = a / b"
                : "\"%s\" is no aggregate; write one as in sum(bytes), or group by it behind \"by\""
                    .formatted(expression));
  }

  private static QueryException misused(Expression.Call call, Aggregate aggregate) {
    String wanted =
        switch (aggregate) {
          case SAMPLES, NHI, NHI_CAUSE, PERFORMANCE, AVAILABILITY -> "nothing";
          case PERCENTILE -> "one value and a number from 0 to 100";
          case COUNT -> "one value or nothing";
          default -> "one value";
        };
    return call.position()
        .mistake(
            "%s() takes %s, as in %s".formatted(aggregate.label(), wanted, aggregate.example()));
  }

  /** Only values of counters rise; amounts are summed. */
  private void checkMovement(Aggregate aggregate, Expression argument, Input input)
      throws QueryException {
    boolean counters = scope.table().equals(Counters.TABLE);
    boolean value = input.equals(new Input.OfField(Counters.VALUE));
    if (counters && !value && (aggregate == Aggregate.RATE || aggregate == Aggregate.DELTA)) {
      throw argument
          .position()
          .mistake("only value moves in counters; ask for %s(value)".formatted(aggregate.label()));
    }
    if (!counters && aggregate == Aggregate.DELTA) {
      throw argument
          .position()
          .mistake(
              "delta() is for counters; in %s ask for sum(%s)".formatted(scope.table(), argument));
    }
  }

  /** Octets are not added to errors, nor packets to temperatures. */
  private void checkNamed(Expression operand, List<Plan.Key> keys) throws QueryException {
    Input name = new Input.OfField(Counters.NAME);
    boolean grouped = keys.stream().anyMatch(key -> key.input().fields().contains(name));
    boolean asked =
        filters.stream()
            .flatMap(filter -> Filter.targets(filter).stream())
            .anyMatch(input -> input.fields().contains(name));
    if (!grouped && !asked) {
      throw operand
          .position()
          .mistake(
              "%s would add values of different names; say which, as in where name = \"ifInOctets\", or group by name"
                  .formatted(operand));
    }
  }

  private void add(Stage.Column column, String name, ValueType type, String unit)
      throws QueryException {
    add(column, name, type, unit, false);
  }

  private void add(Stage.Column column, String name, ValueType type, String unit, boolean estimate)
      throws QueryException {
    String label = column.alias().orElse(name);
    if (columns.stream().anyMatch(other -> other.name().equals(label))) {
      throw column
          .expression()
          .position()
          .mistake(
              "two columns are named \"%s\"; give one another name with \"as\"".formatted(label));
    }
    columns.add(new ResultColumn(label, type, unit, estimate));
  }
}
