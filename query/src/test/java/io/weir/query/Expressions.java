package io.weir.query;

import io.weir.query.syntax.Condition;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operator;
import io.weir.query.syntax.Position;
import io.weir.storage.schema.Address;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What expressions are worth for one row, from the syntax alone. Null is an absent value, also a
 * condition that is neither true nor false. Knows of units only lengths of time.
 */
final class Expressions {
  private Expressions() {}

  static Object value(Expression expression, Map<String, Object> row) {
    return switch (expression) {
      case Expression.Name name -> row.get(name.text());
      case Expression.Call call -> call(call, row);
      case Expression.Arithmetic(Expression left, Operator operator, Expression right, _) ->
          arithmetic(value(left, row), operator, value(right, row));
      case Condition condition -> test(condition, row).orElse(null);
      case Literal literal -> literal(literal);
    };
  }

  /** True, false, or unknown. */
  static Optional<Boolean> test(Expression condition, Map<String, Object> row) {
    return switch (condition) {
      case Condition.And(List<Expression> parts) -> {
        List<Optional<Boolean>> results = parts.stream().map(part -> test(part, row)).toList();
        yield results.contains(Optional.of(false))
            ? Optional.of(false)
            : results.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
      }
      case Condition.Or(List<Expression> parts) -> {
        List<Optional<Boolean>> results = parts.stream().map(part -> test(part, row)).toList();
        yield results.contains(Optional.of(true))
            ? Optional.of(true)
            : results.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
      }
      case Condition.Not(Expression part, Position _) -> test(part, row).map(result -> !result);
      case Condition.Compare compare -> {
        Object left = value(compare.left(), row);
        Object right = value(compare.right(), row);
        yield left == null || right == null
            ? Optional.empty()
            : Optional.of(compare.comparison().holds(compare(left, right)));
      }
      case Condition.In in ->
          Optional.ofNullable(value(in.operand(), row))
              .map(value -> in.values().stream().anyMatch(one -> isIn(value, one)) != in.negated());
      case Condition.Presence presence ->
          Optional.of((value(presence.operand(), row) != null) == presence.present());
      case Condition.Like like -> {
        String pattern = like.pattern().value().replace("_", ".").replace("%", ".*");
        yield matches(like.operand(), "^(?s:" + pattern + ")$", like.negated(), row);
      }
      case Condition.Matches matches ->
          matches(matches.operand(), matches.pattern().value(), matches.negated(), row);
      case Expression.Name _, Expression.Call _, Expression.Arithmetic _, Literal _ ->
          Optional.ofNullable((Boolean) value(condition, row));
    };
  }

  private static Optional<Boolean> matches(
      Expression operand, String pattern, boolean negated, Map<String, Object> row) {
    return Optional.ofNullable((String) value(operand, row))
        .map(text -> Pattern.compile(pattern).matcher(text).find() != negated);
  }

  private static Object call(Expression.Call call, Map<String, Object> row) {
    List<Expression> arguments = call.arguments();
    return switch (call.function()) {
      case "bin" -> Math.floorDiv((Long) row.get("time"), width(call)) * width(call);
      case "if" -> value(arguments.get(test(arguments.get(0), row).orElse(false) ? 1 : 2), row);
      case "coalesce" ->
          arguments.stream()
              .map(argument -> value(argument, row))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      case "lower" -> {
        String text = (String) value(arguments.getFirst(), row);
        yield text == null ? null : text.toLowerCase(Locale.ROOT);
      }
      case "prefix" -> {
        Address address = (Address) value(arguments.getFirst(), row);
        yield address == null ? null : prefix(address, (Long) value(arguments.get(1), row));
      }
      default -> throw new UnsupportedOperationException(call.function());
    };
  }

  /** The width of a bin. */
  static long width(Expression.Call bin) {
    return millis((Literal.Quantity) bin.arguments().getFirst());
  }

  /** A length of whole seconds or minutes. */
  static long millis(Literal.Quantity length) {
    return length.number().longValueExact() * (length.unit().equals("m") ? 60_000 : 1000);
  }

  private static Object arithmetic(Object left, Operator operator, Object right) {
    if (left == null || right == null) {
      return null;
    }
    if (operator == Operator.DIVIDED_BY) {
      double quotient = number(left) / number(right);
      return Double.isFinite(quotient) ? quotient : null;
    }
    if (left instanceof Long first && right instanceof Long second) {
      return switch (operator) {
        case PLUS -> first + second;
        case MINUS -> first - second;
        case TIMES -> first * second;
        case DIVIDED_BY -> throw new IllegalStateException();
      };
    }
    return switch (operator) {
      case PLUS -> number(left) + number(right);
      case MINUS -> number(left) - number(right);
      case TIMES -> number(left) * number(right);
      case DIVIDED_BY -> throw new IllegalStateException();
    };
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static Object literal(Literal literal) {
    return switch (literal) {
      case Literal.Quantity quantity -> quantity.number().longValueExact();
      case Literal.Network network -> network.address();
      case Literal.Text text -> text.value();
      default -> throw new UnsupportedOperationException(literal.toString());
    };
  }

  private static boolean isIn(Object value, Expression one) {
    if (!(one instanceof Literal.Network network)) {
      return value.equals(literal((Literal) one));
    }
    Address address = (Address) value;
    if (address.isIpv4() != network.address().isIpv4()) {
      return false;
    }
    int bits = network.prefix().orElse(address.isIpv4() ? 32 : 128);
    return prefix(address, bits).equals(prefix(network.address(), bits));
  }

  private static Address prefix(Address address, long wanted) {
    int bits = (int) Math.min(128, address.isIpv4() ? wanted + 96 : wanted);
    BigInteger first = bits(address).shiftRight(128 - bits).shiftLeft(128 - bits);
    return new Address(first.shiftRight(64).longValue(), first.longValue());
  }

  private static BigInteger bits(Address address) {
    return new BigInteger(Long.toUnsignedString(address.high()))
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(address.low())));
  }

  static int compare(Object left, Object right) {
    return switch (left) {
      case Address address -> address.compareTo((Address) right);
      case String text -> text.compareTo((String) right);
      case Boolean truth -> truth.compareTo((Boolean) right);
      case Long whole when right instanceof Long other -> Long.compare(whole, other);
      default -> Double.compare(number(left), number(right));
    };
  }
}
