package io.weir.query.plan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.weir.query.QueryException;
import io.weir.query.ValueType;
import io.weir.query.plan.Scope.Bound;
import io.weir.query.syntax.Comparison;
import io.weir.query.syntax.Condition;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns conditions into filters: literals take the type and the unit of what they are compared
 * with, negations are carried to the tests.
 */
final class ConditionBinder<T> {
  private static final int MAX_PATTERN = 1000;
  private static final int MAX_PATTERN_SIZE = 5000;
  private static final Matcher.OfLong IS_TRUE = new Matcher.LongComparison(Comparison.EQUAL, 1);
  private static final Matcher.OfLong IS_FALSE = new Matcher.LongComparison(Comparison.EQUAL, 0);

  private final TermBinder<T> terms;
  private final LiteralValues literals;

  ConditionBinder(TermBinder<T> terms, LiteralValues literals) {
    this.terms = terms;
    this.literals = literals;
  }

  /**
   * Binds a condition, or that which must be true for it to fail.
   *
   * @param negated whether it is to fail
   */
  Filter<Term<T>> bind(Expression expression, boolean negated) throws QueryException {
    return switch (expression) {
      case Condition.And and ->
          negated
              ? new Filter.Any<>(all(and.parts(), true))
              : new Filter.All<>(all(and.parts(), false));
      case Condition.Or or ->
          negated
              ? new Filter.All<>(all(or.parts(), true))
              : new Filter.Any<>(all(or.parts(), false));
      case Condition.Not not -> bind(not.part(), !negated);
      case Condition.Compare compare -> compare(compare, negated);
      case Condition.In in -> in(in, in.negated() != negated);
      case Condition.Like like -> {
        Term<T> text = text(like.operand(), "like");
        yield new Filter.Test<>(
            text, new Matcher.TextPattern(like.pattern().value(), like.negated() != negated));
      }
      case Condition.Matches matches -> {
        Term<T> text = text(matches.operand(), matches.negated() ? "!~" : "=~");
        yield new Filter.Test<>(
            text, new Matcher.TextMatch(pattern(matches.pattern()), matches.negated() != negated));
      }
      case Condition.Presence presence ->
          new Filter.Presence<>(value(presence.operand()).term(), presence.present() != negated);
      case Expression.Name _, Expression.Call _, Expression.Arithmetic _, Literal _ ->
          new Filter.Test<>(truth(expression), negated ? IS_FALSE : IS_TRUE);
    };
  }

  private List<Filter<Term<T>>> all(List<Expression> parts, boolean negated) throws QueryException {
    List<Filter<Term<T>>> filters = new ArrayList<>();
    for (Expression part : parts) {
      filters.add(bind(part, negated));
    }
    return List.copyOf(filters);
  }

  private Filter<Term<T>> compare(Condition.Compare compare, boolean negated)
      throws QueryException {
    boolean mirrored = compare.left() instanceof Literal && !(compare.right() instanceof Literal);
    Expression left = mirrored ? compare.right() : compare.left();
    Expression right = mirrored ? compare.left() : compare.right();
    Comparison comparison = mirrored ? compare.comparison().mirrored() : compare.comparison();
    Comparison effective = negated ? comparison.negated() : comparison;
    Bound<T> bound = value(left);
    if (!(right instanceof Literal literal)) {
      return new Filter.Test<>(terms.compared(left, bound, effective, right), IS_TRUE);
    }
    return new Filter.Test<>(
        bound.term(),
        switch (bound.type()) {
          case INTEGER, TIME, MAC -> compareLong(left, bound, effective, literal);
          case NUMBER ->
              new Matcher.NumberComparison(
                  effective, literals.number(left, bound, literal).doubleValue());
          case ADDRESS -> new Matcher.AddressComparison(effective, literals.address(left, literal));
          case TEXT -> new Matcher.TextComparison(effective, literals.text(left, literal));
          case BOOLEAN -> throw truthCompared(left);
        });
  }

  /**
   * A literal that lies between two whole numbers moves to the one that keeps the comparison's
   * meaning.
   */
  private Matcher.OfLong compareLong(
      Expression operand, Bound<T> bound, Comparison comparison, Literal literal)
      throws QueryException {
    BigDecimal number = literals.number(operand, bound, literal);
    if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
      return LiteralValues.isLong(number)
          ? new Matcher.LongComparison(comparison, number.longValue())
          : new Matcher.LongSet(Set.of(), comparison == Comparison.NOT_EQUAL);
    }
    boolean up = comparison == Comparison.LESS || comparison == Comparison.GREATER_EQUAL;
    BigDecimal rounded = number.setScale(0, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
    if (!LiteralValues.isLong(rounded)) {
      boolean below = rounded.signum() < 0;
      boolean always =
          below == (comparison == Comparison.GREATER || comparison == Comparison.GREATER_EQUAL);
      return new Matcher.LongSet(Set.of(), always);
    }
    return new Matcher.LongComparison(comparison, rounded.longValue());
  }

  private Filter<Term<T>> in(Condition.In in, boolean negated) throws QueryException {
    Expression left = in.operand();
    Bound<T> bound = value(left);
    List<Literal> values = new ArrayList<>();
    for (Expression value : in.values()) {
      values.add(literal(left, value));
    }
    return new Filter.Test<>(
        bound.term(),
        switch (bound.type()) {
          case INTEGER, TIME, MAC -> {
            Set<Long> numbers = new HashSet<>();
            for (Literal value : values) {
              BigDecimal number = literals.number(left, bound, value);
              if (LiteralValues.isLong(number)) {
                numbers.add(number.longValue());
              }
            }
            yield new Matcher.LongSet(Set.copyOf(numbers), negated);
          }
          case NUMBER -> {
            Set<Double> numbers = new HashSet<>();
            for (Literal value : values) {
              numbers.add(literals.number(left, bound, value).doubleValue());
            }
            yield new Matcher.NumberSet(Set.copyOf(numbers), negated);
          }
          case ADDRESS -> {
            List<Matcher.Network> networks = new ArrayList<>();
            for (Literal value : values) {
              networks.add(literals.network(left, value));
            }
            yield new Matcher.AddressSet(List.copyOf(networks), negated);
          }
          case TEXT -> {
            Set<String> texts = new HashSet<>();
            for (Literal value : values) {
              texts.add(literals.text(left, value));
            }
            yield new Matcher.TextSet(Set.copyOf(texts), negated);
          }
          case BOOLEAN -> throw truthCompared(left);
        });
  }

  private Term<T> text(Expression operand, String test) throws QueryException {
    Bound<T> bound = value(operand);
    if (bound.type() != ValueType.TEXT) {
      throw operand
          .position()
          .mistake("%s is no text; \"%s\" is for texts".formatted(operand, test));
    }
    return bound.term();
  }

  private static Pattern pattern(Literal.Text text) throws QueryException {
    if (text.value().length() > MAX_PATTERN) {
      throw text.position()
          .mistake("a regular expression has at most " + MAX_PATTERN + " characters");
    }
    if (PatternSize.of(text.value()) > MAX_PATTERN_SIZE) {
      throw text.position()
          .mistake(
              "the repetitions of %s come to more than %,d characters; repeat less, or without bound, as in a*"
                  .formatted(text, MAX_PATTERN_SIZE));
    }
    try {
      return Pattern.compile(text.value());
    } catch (PatternSyntaxException e) {
      throw text.position()
          .mistake(
              "%s is no regular expression of RE2: %s; write \\\\ for a backslash"
                  .formatted(text, e.getDescription()));
    }
  }

  private Term<T> truth(Expression expression) throws QueryException {
    Bound<T> bound = value(expression);
    if (bound.type() != ValueType.BOOLEAN) {
      throw expression
          .position()
          .mistake(
              "%s is no condition; compare it with something, or ask whether it \"is present\""
                  .formatted(expression));
    }
    return bound.term();
  }

  private Bound<T> value(Expression operand) throws QueryException {
    if (operand instanceof Literal) {
      throw operand.position().mistake("\"" + operand + "\" stands where a field is expected");
    }
    return terms.bind(operand);
  }

  private static Literal literal(Expression left, Expression value) throws QueryException {
    return switch (value) {
      case Literal literal -> literal;
      case Expression.Name name ->
          throw name.position()
              .mistake(
                  "%s is compared with a list of values; a text stands in quotes: \"%s\""
                      .formatted(left, name));
      case Expression.Call _, Expression.Arithmetic _, Condition _ ->
          throw value
              .position()
              .mistake(left + " is compared with a list of values, not with an expression");
    };
  }

  private static QueryException truthCompared(Expression operand) {
    return operand
        .position()
        .mistake(
            "%s is true or false and cannot be compared; write it, or \"not\" before it"
                .formatted(operand));
  }
}
