package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ValueType;
import io.weir.query.plan.Scope.Bound;
import io.weir.query.syntax.Comparison;
import io.weir.query.syntax.Condition;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Operand;
import io.weir.storage.schema.Address;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns conditions into filters: names are bound, literals take the type and the unit of what they
 * are compared with, negations are carried to the tests.
 */
final class ConditionBinder<T> {
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Scope<T> scope;
  private final long nowMillis;

  ConditionBinder(Scope<T> scope, long nowMillis) {
    this.scope = scope;
    this.nowMillis = nowMillis;
  }

  Filter<T> bind(Condition condition) throws QueryException {
    return bind(condition, false);
  }

  private Filter<T> bind(Condition condition, boolean negated) throws QueryException {
    return switch (condition) {
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
      case Condition.Like like -> like(like, like.negated() != negated);
      case Condition.Presence presence ->
          new Filter.Presence<>(target(presence.operand()).target(), presence.present() != negated);
    };
  }

  private List<Filter<T>> all(List<Condition> parts, boolean negated) throws QueryException {
    List<Filter<T>> filters = new ArrayList<>();
    for (Condition part : parts) {
      filters.add(bind(part, negated));
    }
    return List.copyOf(filters);
  }

  private Filter<T> compare(Condition.Compare compare, boolean negated) throws QueryException {
    boolean mirrored = compare.left() instanceof Literal && !(compare.right() instanceof Literal);
    Operand left = mirrored ? compare.right() : compare.left();
    Operand right = mirrored ? compare.left() : compare.right();
    Comparison comparison = mirrored ? compare.comparison().mirrored() : compare.comparison();
    Comparison effective = negated ? comparison.negated() : comparison;
    Bound<T> bound = target(left);
    return new Filter.Test<>(
        bound.target(),
        switch (bound.type()) {
          case INTEGER, TIME, MAC -> compareLong(left, bound, effective, literal(left, right));
          case NUMBER ->
              new Matcher.NumberComparison(
                  effective, number(left, bound, literal(left, right)).doubleValue());
          case ADDRESS ->
              new Matcher.AddressComparison(effective, address(left, literal(left, right)));
          case TEXT -> new Matcher.TextComparison(effective, text(left, literal(left, right)));
          case BOOLEAN ->
              throw left.position().mistake(left + " is true or false and cannot be compared");
        });
  }

  /**
   * A literal that lies between two whole numbers moves to the one that keeps the comparison's
   * meaning.
   */
  private Matcher.OfLong compareLong(
      Operand operand, Bound<T> bound, Comparison comparison, Literal literal)
      throws QueryException {
    BigDecimal number = number(operand, bound, literal);
    if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
      return isLong(number)
          ? new Matcher.LongComparison(comparison, number.longValue())
          : new Matcher.LongSet(Set.of(), comparison == Comparison.NOT_EQUAL);
    }
    boolean up = comparison == Comparison.LESS || comparison == Comparison.GREATER_EQUAL;
    BigDecimal rounded = number.setScale(0, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
    if (!isLong(rounded)) {
      boolean below = rounded.signum() < 0;
      boolean always =
          below == (comparison == Comparison.GREATER || comparison == Comparison.GREATER_EQUAL);
      return new Matcher.LongSet(Set.of(), always);
    }
    return new Matcher.LongComparison(comparison, rounded.longValue());
  }

  private static boolean isLong(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        && number.compareTo(MIN_LONG) >= 0
        && number.compareTo(MAX_LONG) <= 0;
  }

  private Filter<T> in(Condition.In in, boolean negated) throws QueryException {
    Operand left = in.operand();
    Bound<T> bound = target(left);
    return new Filter.Test<>(
        bound.target(),
        switch (bound.type()) {
          case INTEGER, TIME, MAC -> {
            Set<Long> values = new HashSet<>();
            for (Operand value : in.values()) {
              BigDecimal number = number(left, bound, literal(left, value));
              if (isLong(number)) {
                values.add(number.longValue());
              }
            }
            yield new Matcher.LongSet(Set.copyOf(values), negated);
          }
          case NUMBER -> {
            Set<Double> values = new HashSet<>();
            for (Operand value : in.values()) {
              values.add(number(left, bound, literal(left, value)).doubleValue());
            }
            yield new Matcher.NumberSet(Set.copyOf(values), negated);
          }
          case ADDRESS -> {
            List<Matcher.Network> networks = new ArrayList<>();
            for (Operand value : in.values()) {
              networks.add(network(left, literal(left, value)));
            }
            yield new Matcher.AddressSet(List.copyOf(networks), negated);
          }
          case TEXT -> {
            Set<String> values = new HashSet<>();
            for (Operand value : in.values()) {
              values.add(text(left, literal(left, value)));
            }
            yield new Matcher.TextSet(Set.copyOf(values), negated);
          }
          case BOOLEAN ->
              throw left.position().mistake(left + " is true or false and cannot be compared");
        });
  }

  private Filter<T> like(Condition.Like like, boolean negated) throws QueryException {
    Bound<T> bound = target(like.operand());
    if (bound.type() != ValueType.TEXT) {
      throw like.operand()
          .position()
          .mistake(like.operand() + " is no text; \"like\" is for texts");
    }
    return new Filter.Test<>(
        bound.target(), new Matcher.TextPattern(like.pattern().value(), negated));
  }

  private Bound<T> target(Operand operand) throws QueryException {
    return switch (operand) {
      case Operand.Name name -> scope.bind(name);
      case Operand.Call call ->
          throw call.position()
              .mistake(
                  call.function()
                      + "() cannot stand in a condition; name it with \"as\" in stats and ask for that name behind it");
      case Literal literal ->
          throw literal.position().mistake("\"" + literal + "\" stands where a field is expected");
    };
  }

  private static Literal literal(Operand left, Operand right) throws QueryException {
    return switch (right) {
      case Literal literal -> literal;
      case Operand.Name name ->
          throw name.position()
              .mistake(
                  "%s is compared with a value, not with another name; a text stands in quotes: \"%s\""
                      .formatted(left, name));
      case Operand.Call call ->
          throw call.position().mistake(left + " is compared with a value, not with a function");
    };
  }

  private BigDecimal number(Operand operand, Bound<T> bound, Literal literal)
      throws QueryException {
    boolean time = bound.type() == ValueType.TIME;
    boolean plain = bound.type() == ValueType.INTEGER || bound.type() == ValueType.NUMBER;
    return switch (literal) {
      case Literal.Moment moment when time -> BigDecimal.valueOf(moment.millis());
      case Literal.Now now when time -> BigDecimal.valueOf(Times.millis(now, nowMillis));
      case Literal.Mac mac when bound.type() == ValueType.MAC -> BigDecimal.valueOf(mac.bits());
      case Literal.Quantity quantity when plain ->
          Units.inUnitOf(quantity, operand.toString(), bound.unit());
      case Literal.AsNumber as when plain -> BigDecimal.valueOf(as.number());
      default -> throw mismatch(operand, bound.type(), literal);
    };
  }

  private static Address address(Operand operand, Literal literal) throws QueryException {
    if (!(literal instanceof Literal.Network network)) {
      throw mismatch(operand, ValueType.ADDRESS, literal);
    }
    if (network.prefix().isPresent()) {
      throw literal
          .position()
          .mistake("%s is a network; ask for \"%s in %s\"".formatted(literal, operand, literal));
    }
    return network.address();
  }

  private static Matcher.Network network(Operand operand, Literal literal) throws QueryException {
    if (!(literal instanceof Literal.Network network)) {
      throw mismatch(operand, ValueType.ADDRESS, literal);
    }
    int ipv4Offset = network.address().isIpv4() ? 96 : 0;
    return Matcher.Network.of(
        network.address(), network.prefix().map(bits -> bits + ipv4Offset).orElse(128));
  }

  private static String text(Operand operand, Literal literal) throws QueryException {
    if (!(literal instanceof Literal.Text text)) {
      throw mismatch(operand, ValueType.TEXT, literal);
    }
    return text.value();
  }

  private static QueryException mismatch(Operand operand, ValueType type, Literal literal) {
    String wanted =
        switch (type) {
          case TIME -> "a time, as in 2026-11-20T10:30:00Z or now-1h";
          case INTEGER, NUMBER -> "a number";
          case BOOLEAN -> "true or false";
          case ADDRESS -> "an address, as in 10.0.0.1 or 2001:db8::1";
          case MAC -> "an Ethernet address, as in 02:00:00:00:00:01";
          case TEXT -> "a text in quotes";
        };
    return literal
        .position()
        .mistake("%s is compared with %s; found %s".formatted(operand, wanted, literal));
  }
}
