package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.ValueType;
import io.weir.query.function.Aggregate;
import io.weir.query.function.KeyFunction;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operand;
import io.weir.query.syntax.Stage;
import io.weir.query.syntax.Suggestion;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans {@code stats}: the keys and the aggregates, and the columns that they make. */
final class GroupPlanner {
  private final TableScope scope;
  private final List<Filter<Input>> filters;
  private final List<ResultColumn> columns = new ArrayList<>();

  /**
   * A planner for one {@code stats}.
   *
   * @param filters the conditions before it
   */
  GroupPlanner(TableScope scope, List<Filter<Input>> filters) {
    this.scope = scope;
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
        checkNamed(column.operand(), keys);
      }
      values.add(value);
    }
    return new Plan.Shape.Groups(List.copyOf(keys), List.copyOf(values), Optional.empty());
  }

  private Plan.Key key(Stage.Column column) throws QueryException {
    return switch (column.operand()) {
      case Operand.Name name -> {
        Scope.Bound<Input> bound = scope.bind(name);
        add(column, name.text(), bound.type(), bound.unit());
        yield new Plan.Key(bound.target(), Optional.empty());
      }
      case Operand.Call call -> key(column, call);
      case Literal literal ->
          throw literal.position().mistake("rows are grouped by fields, not by a value");
    };
  }

  private Plan.Key key(Stage.Column column, Operand.Call call) throws QueryException {
    Optional<KeyFunction> function = KeyFunction.named(call.function());
    if (function.isEmpty()) {
      throw call.position()
          .mistake(
              "rows cannot be grouped by %s(); group by a field or by %s"
                  .formatted(call.function(), KeyFunction.BIN.example()));
    }
    return switch (function.get()) {
      case BIN -> bin(column, call);
    };
  }

  private Plan.Key bin(Stage.Column column, Operand.Call call) throws QueryException {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Literal.Quantity width)) {
      throw call.position()
          .mistake(
              "%s() takes a %s, as in %s"
                  .formatted(
                      KeyFunction.BIN.label(), KeyFunction.BIN.takes(), KeyFunction.BIN.example()));
    }
    Field time = scope.table().time();
    add(column, time.name(), ValueType.TIME, time.unit());
    return new Plan.Key(new Input(time), Optional.of(Units.millis(width)));
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
    Scope.Bound<Input> bound = scope.bind(name);
    if (!aggregate.takes(bound.type())) {
      throw name.position()
          .mistake(
              "%s() takes a number; %s is of type %s"
                  .formatted(aggregate.label(), name, bound.type().label()));
    }
    checkMovement(aggregate, name, bound.target());
    ValueType type = aggregate.resultType(bound.type());
    add(column, call.toString(), type, aggregate.resultUnit(bound.unit()));
    return new Plan.Value(aggregate, Optional.of(bound.target()));
  }

  /** Only values of counters rise; amounts are summed. */
  private void checkMovement(Aggregate aggregate, Operand.Name name, Input input)
      throws QueryException {
    boolean counters = scope.table().equals(Counters.TABLE);
    boolean value = input.field().equals(Counters.VALUE);
    if (counters && !value && (aggregate == Aggregate.RATE || aggregate == Aggregate.DELTA)) {
      throw name.position()
          .mistake("only value moves in counters; ask for %s(value)".formatted(aggregate.label()));
    }
    if (!counters && aggregate == Aggregate.DELTA) {
      throw name.position()
          .mistake("delta() is for counters; in %s ask for sum(%s)".formatted(scope.table(), name));
    }
  }

  /** Octets are not added to errors, nor packets to temperatures. */
  private void checkNamed(Operand operand, List<Plan.Key> keys) throws QueryException {
    Input name = new Input(Counters.NAME);
    boolean grouped = keys.stream().anyMatch(key -> key.input().equals(name));
    if (!grouped && filters.stream().noneMatch(filter -> Filter.asksOf(filter, name))) {
      throw operand
          .position()
          .mistake(
              "%s would add values of different names; say which, as in where name = \"ifInOctets\", or group by name"
                  .formatted(operand));
    }
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
}
