package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Filter;
import io.weir.query.plan.Matcher;
import io.weir.query.plan.Term;
import io.weir.query.syntax.Operator;
import io.weir.storage.schema.Address;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

/**
 * What terms and filters make of one row, value by value. An absent value is null; what a function
 * does not say otherwise of is absent if one of its arguments is.
 *
 * @param <T> what names a value of a row
 * @param cells the values of the row at hand
 */
record Evaluation<T>(Function<T, Object> cells) {
  /** The value of a term, as results hold it; null where it is absent. */
  Object value(Term<T> term) {
    return switch (term) {
      case Term.Of<T>(T target, ValueType _) -> Estimate.value(cells.apply(target));
      case Term.Constant<T>(Object value, ValueType _) -> value;
      case Term.Arithmetic<T> arithmetic -> arithmetic(arithmetic);
      case Term.Apply<T> apply -> apply(apply);
      case Term.Compared<T> compared -> {
        Object left = value(compared.left());
        Object right = value(compared.right());
        yield left == null || right == null
            ? null
            : (Object) compared.comparison().holds(Cells.compare(left, right, false));
      }
      case Term.Truth<T>(Filter<Term<T>> holds, Filter<Term<T>> fails) ->
          passes(holds) ? Boolean.TRUE : passes(fails) ? Boolean.FALSE : null;
      case Term.RelativeError<T>(T target) ->
          cells.apply(target) instanceof Estimate estimate ? estimate.relativeError() : null;
    };
  }

  /** Whether a filter passes. */
  boolean passes(Filter<Term<T>> filter) {
    return switch (filter) {
      case Filter.All<Term<T>>(List<Filter<Term<T>>> parts) ->
          parts.stream().allMatch(this::passes);
      case Filter.Any<Term<T>>(List<Filter<Term<T>>> parts) ->
          parts.stream().anyMatch(this::passes);
      case Filter.Presence<Term<T>>(Term<T> term, boolean present) ->
          (value(term) != null) == present;
      case Filter.Test<Term<T>>(Term<T> term, Matcher matcher) -> {
        Object value = value(term);
        yield value != null && passes(matcher, value);
      }
    };
  }

  /** Whether a value passes; what is true counts as 1, what is false as 0. */
  private static boolean passes(Matcher matcher, Object cell) {
    return switch (matcher) {
      case Matcher.OfLong longs when cell instanceof BigInteger big -> passes(longs, big);
      case Matcher.OfLong longs -> longs.test(whole(cell));
      case Matcher.OfNumber numbers -> numbers.test(((Number) cell).doubleValue());
      case Matcher.OfAddress addresses -> {
        Address address = (Address) cell;
        yield addresses.test(address.high(), address.low());
      }
      case Matcher.OfText texts -> texts.test((String) cell);
    };
  }

  /** Whether a whole number passes that lies beyond all that is asked for. */
  private static boolean passes(Matcher.OfLong matcher, BigInteger value) {
    return switch (matcher) {
      case Matcher.LongComparison compared -> compared.comparison().holds(value.signum());
      case Matcher.LongSet set -> set.negated();
    };
  }

  private static long whole(Object cell) {
    return cell instanceof Boolean truth ? truth ? 1 : 0 : ((Number) cell).longValue();
  }

  private Object apply(Term.Apply<T> apply) {
    Object[] arguments = new Object[apply.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = value(apply.arguments().get(i));
    }
    Object result = apply.function().apply(arguments);
    return apply.type() == ValueType.NUMBER && result instanceof Long whole
        ? (Object) whole.doubleValue()
        : result;
  }

  private Object arithmetic(Term.Arithmetic<T> arithmetic) {
    Object left = value(arithmetic.left());
    Object right = value(arithmetic.right());
    if (left == null || right == null) {
      return null;
    }
    if (left instanceof Long first
        && right instanceof Long second
        && arithmetic.operator() != Operator.DIVIDED_BY) {
      long result = wholes(arithmetic.operator(), first, second);
      return arithmetic.type() == ValueType.NUMBER ? (Object) (double) result : (Object) result;
    }
    if (arithmetic.type() == ValueType.INTEGER) {
      return Cells.ofBig(bigs(arithmetic.operator(), Cells.big(left), Cells.big(right)));
    }
    double result =
        numbers(
            arithmetic.operator(), ((Number) left).doubleValue(), ((Number) right).doubleValue());
    if (!Double.isFinite(result)) {
      return null; // divided by nothing
    }
    return arithmetic.type() == ValueType.TIME ? (Object) Math.round(result) : (Object) result;
  }

  private static double numbers(Operator operator, double left, double right) {
    return switch (operator) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDED_BY -> left / right;
    };
  }

  /** Sums that do not fit 64 bits are calculated with exactly. */
  private static BigInteger bigs(Operator operator, BigInteger left, BigInteger right) {
    return switch (operator) {
      case PLUS -> left.add(right);
      case MINUS -> left.subtract(right);
      case TIMES -> left.multiply(right);
      case DIVIDED_BY -> throw new IllegalStateException("a quotient is no whole number");
    };
  }

  /** A result that does not fit 64 bits is taken as the nearest that does. */
  private static long wholes(Operator operator, long left, long right) {
    return switch (operator) {
      case PLUS -> {
        long sum = left + right;
        yield ((left ^ sum) & (right ^ sum)) < 0 ? nearest(left < 0) : sum;
      }
      case MINUS -> {
        long rest = left - right;
        yield ((left ^ right) & (left ^ rest)) < 0 ? nearest(left < 0) : rest;
      }
      case TIMES -> {
        long low = left * right;
        yield Math.multiplyHigh(left, right) == low >> 63 ? low : nearest((left ^ right) < 0);
      }
      case DIVIDED_BY -> throw new IllegalStateException("a quotient is no whole number");
    };
  }

  private static long nearest(boolean negative) {
    return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
