package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.ValueType;
import io.weir.query.function.Aggregate;
import io.weir.query.function.Scalar;
import io.weir.query.plan.Scope.Bound;
import io.weir.query.syntax.Comparison;
import io.weir.query.syntax.Condition;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operator;
import io.weir.query.syntax.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns expressions into terms: names and functions are bound, types and units are checked. */
final class TermBinder<T> {
  /** What an expression is made of in the end, its names resolved. */
  private static final int MAX_SIZE = 1000;

  private final Scope<T> scope;
  private final LiteralValues literals;
  private final ConditionBinder<T> conditions;

  TermBinder(Scope<T> scope, long nowMillis) {
    this.scope = scope;
    this.literals = new LiteralValues(nowMillis);
    this.conditions = new ConditionBinder<>(this, literals);
  }

  /** Binds a condition that keeps rows. */
  Filter<Term<T>> condition(Expression expression) throws QueryException {
    return conditions.bind(expression, false);
  }

  Bound<T> bind(Expression expression) throws QueryException {
    Bound<T> bound =
        switch (expression) {
          case Literal literal -> literals.alone(literal);
          case Expression.Name name -> scope.bind(name);
          case Expression.Call call -> call(call);
          case Expression.Arithmetic arithmetic -> arithmetic(arithmetic);
          case Condition condition ->
              new Bound<>(
                  new Term.Truth<>(
                      conditions.bind(condition, false), conditions.bind(condition, true)),
                  "");
        };
    if (bound.term().size() > MAX_SIZE) {
      throw expression
          .position()
          .mistake("the expression has more than " + MAX_SIZE + " parts; make it shorter");
    }
    return bound;
  }

  /** Whether a bound operand compares with another expression, which is no literal. */
  Term<T> compared(Expression left, Bound<T> bound, Comparison comparison, Expression right)
      throws QueryException {
    Bound<T> other = right instanceof Expression.Name name ? named(name) : bind(right);
    boolean numbers = LiteralValues.isNumber(bound.type()) && LiteralValues.isNumber(other.type());
    if (bound.type() == ValueType.BOOLEAN || !numbers && bound.type() != other.type()) {
      throw right
          .position()
          .mistake(
              "%s is of type %s and %s of type %s: they cannot be compared"
                  .formatted(left, bound.type().label(), right, other.type().label()));
    }
    return new Term.Compared<>(
        comparison, bound.term(), numbers ? inUnit(right, other, left, bound) : other.term());
  }

  /** What a name means that may have been meant as a text. */
  private Bound<T> named(Expression.Name name) throws QueryException {
    try {
      return bind(name);
    } catch (QueryException e) {
      throw name.position()
          .mistake(
              e.getMessage()
                  + (e.getMessage().endsWith("?") ? " A" : "; a")
                  + " text stands in quotes: \"%s\"".formatted(name));
    }
  }

  private Bound<T> call(Expression.Call call) throws QueryException {
    Optional<Bound<T>> column = scope.called(call);
    if (column.isPresent()) {
      return column.get();
    }
    if (call.function().equals(Aggregate.ERROR.label())) {
      return error(call);
    }
    Scalar function = Scalar.named(call.function()).orElse(null);
    if (function == null) {
      throw noScalar(call);
    }
    if (!function.takes(call.arguments().size())) {
      throw misused(call, function);
    }
    return function == Scalar.BIN ? bin(call) : apply(call, function);
  }

  private Bound<T> error(Expression.Call call) throws QueryException {
    if (call.arguments().size() == 1) {
      switch (call.arguments().getFirst()) {
        case Expression.Name name -> {
          return scope.error(name);
        }
        case Expression.Call named -> {
          return scope.error(new Expression.Name(named.toString(), named.position()));
        }
        case Expression.Arithmetic _, Condition _, Literal _ -> {}
      }
    }
    throw call.position().mistake("error() takes a column that is an estimate, as in error(bytes)");
  }

  private Bound<T> bin(Expression.Call call) throws QueryException {
    Optional<Bound<T>> time = scope.time();
    if (time.isEmpty()) {
      throw call.position().mistake("bin() stands before or in stats, not behind it");
    }
    if (!(call.arguments().getFirst() instanceof Literal.Quantity width)) {
      throw misused(call, Scalar.BIN);
    }
    Term<T> length = new Term.Constant<>(Units.millis(width), ValueType.INTEGER);
    return new Bound<>(
        new Term.Apply<>(Scalar.BIN, List.of(time.get().term(), length), ValueType.TIME), "");
  }

  private Bound<T> apply(Expression.Call call, Scalar function) throws QueryException {
    List<Bound<T>> arguments = arguments(call, function);
    List<ValueType> types = arguments.stream().map(Bound::type).toList();
    Optional<ValueType> type = function.resultType(types);
    if (type.isEmpty()) {
      throw call.position()
          .mistake(
              "%s() takes %s, as in %s; found %s"
                  .formatted(
                      function.label(),
                      function.takes(),
                      function.example(),
                      String.join(", ", types.stream().map(ValueType::label).toList())));
    }
    String unit = function.alikeFrom().map(first -> unit(arguments, first)).orElse("");
    return new Bound<>(
        new Term.Apply<>(function, arguments.stream().map(Bound::term).toList(), type.get()), unit);
  }

  /** Binds arguments; those that are to be alike take the unit of the first that is no literal. */
  private List<Bound<T>> arguments(Expression.Call call, Scalar function) throws QueryException {
    int alikeFrom = function.alikeFrom().orElse(call.arguments().size());
    Expression model = null;
    Bound<T> modelBound = null;
    List<Bound<T>> bound = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Expression argument = call.arguments().get(i);
      bound.add(argument instanceof Literal ? null : bind(argument));
      if (model == null && i >= alikeFrom && !(argument instanceof Literal)) {
        model = argument;
        modelBound = bound.getLast();
      }
    }
    for (int i = 0; i < bound.size(); i++) {
      Expression argument = call.arguments().get(i);
      boolean alike = i >= alikeFrom && modelBound != null;
      if (argument instanceof Literal literal) {
        bound.set(i, alike ? literals.beside(literal, model, modelBound) : literals.alone(literal));
      } else if (alike && LiteralValues.isNumber(bound.get(i).type())) {
        bound.set(
            i, new Bound<>(inUnit(argument, bound.get(i), model, modelBound), modelBound.unit()));
      }
    }
    return bound;
  }

  private String unit(List<Bound<T>> arguments, int from) {
    return arguments.stream()
        .skip(from)
        .map(Bound::unit)
        .filter(unit -> !unit.isEmpty())
        .findFirst()
        .orElse("");
  }

  private Bound<T> arithmetic(Expression.Arithmetic arithmetic) throws QueryException {
    return switch (arithmetic.operator()) {
      case PLUS, MINUS -> sum(arithmetic);
      case TIMES, DIVIDED_BY -> product(arithmetic);
    };
  }

  private Bound<T> sum(Expression.Arithmetic sum) throws QueryException {
    Expression left = sum.left();
    Expression right = sum.right();
    Bound<T> first = left instanceof Literal ? null : bind(left);
    Bound<T> second = right instanceof Literal ? null : bind(right);
    if (first == null) {
      first =
          second == null
              ? literals.alone((Literal) left)
              : literals.beside((Literal) left, right, second);
    }
    if (second == null) {
      second = literals.beside((Literal) right, left, first);
    }
    if (first.type() == ValueType.TIME) {
      return timeSum(sum, first, second);
    }
    checkNumbers(sum, first, second);
    Term<T> scaled = inUnit(right, second, left, first);
    return new Bound<>(
        new Term.Arithmetic<>(
            sum.operator(), first.term(), scaled, common(first.type(), scaled.type())),
        first.unit().isEmpty() ? second.unit() : first.unit());
  }

  /** A time and a length of time make a time, two times a length. */
  private Bound<T> timeSum(Expression.Arithmetic sum, Bound<T> first, Bound<T> second)
      throws QueryException {
    if (second.type() == ValueType.TIME && sum.operator() == Operator.MINUS) {
      return new Bound<>(
          new Term.Arithmetic<>(sum.operator(), first.term(), second.term(), ValueType.INTEGER),
          "ms");
    }
    Optional<Double> factor = Units.factor(second.unit(), "ms");
    if (!LiteralValues.isNumber(second.type()) || factor.isEmpty() || second.unit().isEmpty()) {
      throw sum.right()
          .position()
          .mistake(
              "%s is a time; a length of time can be added to it or taken from it, as in %s + 5m"
                  .formatted(sum.left(), sum.left()));
    }
    return new Bound<>(
        new Term.Arithmetic<>(
            sum.operator(), first.term(), scaled(second.term(), factor.get()), ValueType.TIME),
        "");
  }

  private Bound<T> product(Expression.Arithmetic product) throws QueryException {
    Bound<T> left = bind(product.left());
    Bound<T> right = bind(product.right());
    checkNumbers(product, left, right);
    boolean whole =
        product.operator() == Operator.TIMES
            && common(left.type(), right.type()) == ValueType.INTEGER;
    Optional<Double> factor = Units.factor(right.unit(), left.unit());
    boolean ratio =
        product.operator() == Operator.DIVIDED_BY
            && !left.unit().isEmpty()
            && !right.unit().isEmpty()
            && factor.isPresent();
    return new Bound<>(
        new Term.Arithmetic<>(
            product.operator(),
            left.term(),
            ratio ? scaled(right.term(), factor.get()) : right.term(),
            whole ? ValueType.INTEGER : ValueType.NUMBER),
        ratio ? ResultColumn.RATIO : unit(product.operator(), left.unit(), right.unit()));
  }

  private static String unit(Operator operator, String left, String right) {
    if (right.isEmpty() || right.equals(ResultColumn.RATIO)) {
      return left;
    }
    if (operator == Operator.DIVIDED_BY) {
      return left + "/" + right;
    }
    return left.isEmpty() || left.equals(ResultColumn.RATIO) ? right : left + "·" + right;
  }

  /** A number in the unit of another that it is added to or compared with. */
  private Term<T> inUnit(Expression right, Bound<T> bound, Expression left, Bound<T> wanted)
      throws QueryException {
    Optional<Double> factor = Units.factor(bound.unit(), wanted.unit());
    if (factor.isEmpty()) {
      throw right
          .position()
          .mistake(
              "%s counts %s and %s %s: they do not go together"
                  .formatted(left, wanted.unit(), right, bound.unit()));
    }
    return scaled(bound.term(), factor.get());
  }

  private static <T> Term<T> scaled(Term<T> term, double factor) {
    return factor == 1
        ? term
        : new Term.Arithmetic<>(
            Operator.TIMES, term, new Term.Constant<>(factor, ValueType.NUMBER), ValueType.NUMBER);
  }

  private void checkNumbers(Expression.Arithmetic arithmetic, Bound<T> left, Bound<T> right)
      throws QueryException {
    boolean isLeft = !LiteralValues.isNumber(left.type());
    if (isLeft || !LiteralValues.isNumber(right.type())) {
      Expression wrong = isLeft ? arithmetic.left() : arithmetic.right();
      throw wrong
          .position()
          .mistake(
              "\"%s\" takes numbers; %s is of type %s"
                  .formatted(
                      arithmetic.operator().symbol(),
                      wrong,
                      (isLeft ? left : right).type().label()));
    }
  }

  private static ValueType common(ValueType left, ValueType right) {
    return left == ValueType.INTEGER && right == ValueType.INTEGER
        ? ValueType.INTEGER
        : ValueType.NUMBER;
  }

  private static QueryException noScalar(Expression.Call call) {
    String name = call.function();
    return call.position()
        .mistake(
            Aggregate.named(name).isPresent()
                ? "%s() makes one value of many rows: it stands in stats, where \"as\" gives it a name"
                    .formatted(name)
                : "no function \"%s\"%s"
                    .formatted(name, Suggestion.didYouMean(name, Scalar.names())));
  }

  private static QueryException misused(Expression.Call call, Scalar function) {
    return call.position()
        .mistake(
            "%s() takes %s, as in %s"
                .formatted(function.label(), function.takes(), function.example()));
  }
}
