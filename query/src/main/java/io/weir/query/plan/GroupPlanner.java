package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.ValueType;
import io.weir.query.function.Aggregate;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operand;
import io.weir.query.syntax.Stage;
import io.weir.query.syntax.Suggestion;
import io.weir.storage.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans {@code stats}: the keys and the aggregates, and the columns that they make. */
final class GroupPlanner {
  private static final String BIN = "bin";

  private final TableScope scope;
  private final List<ResultColumn> columns = new ArrayList<>();

  GroupPlanner(TableScope scope) {
    this.scope = scope;
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
      values.add(value(column));
    }
    return new Plan.Shape.Groups(List.copyOf(keys), List.copyOf(values));
  }

  private Plan.Key key(Stage.Column column) throws QueryException {
    return switch (column.operand()) {
      case Operand.Name name -> {
        Scope.Bound<Input> bound = scope.bind(name);
        add(column, name.text(), bound.type(), bound.unit());
        yield new Plan.Key(bound.target(), Optional.empty());
      }
      case Operand.Call call -> bin(column, call);
      case Literal literal ->
          throw literal.position().mistake("rows are grouped by fields, not by a value");
    };
  }

  private Plan.Key bin(Stage.Column column, Operand.Call call) throws QueryException {
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
    String unit = aggregate == Aggregate.COUNT ? "" : bound.unit();
    add(column, call.toString(), aggregate.resultType(bound.type()), unit);
    return new Plan.Value(aggregate, Optional.of(bound.target()));
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
