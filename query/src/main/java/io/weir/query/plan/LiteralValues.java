package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ValueType;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Literal;
import io.weir.storage.schema.Address;
import java.math.BigDecimal;

/**
 * What literals are worth: they take the type and the unit of what they stand beside.
 *
 * @param nowMillis the moment that the query calls now
 */
record LiteralValues(long nowMillis) {
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  static boolean isLong(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        && number.compareTo(MIN_LONG) >= 0
        && number.compareTo(MAX_LONG) <= 0;
  }

  /** A literal that stands by itself, or beside others; its unit is its dimension's own. */
  <T> Scope.Bound<T> alone(Literal literal) throws QueryException {
    return switch (literal) {
      case Literal.Quantity quantity -> {
        String unit = Units.base(quantity);
        yield new Scope.Bound<>(number(Units.inUnitOf(quantity, literal.toString(), unit)), unit);
      }
      case Literal.Moment _, Literal.Now _ ->
          constant(Times.millis(literal, nowMillis), ValueType.TIME);
      case Literal.Network network -> {
        if (network.prefix().isPresent()) {
          throw literal
              .position()
              .mistake("%s is a network; it stands behind \"in\" only".formatted(literal));
        }
        yield constant(network.address(), ValueType.ADDRESS);
      }
      case Literal.Mac mac -> constant(mac.bits(), ValueType.MAC);
      case Literal.AsNumber as -> constant(as.number(), ValueType.INTEGER);
      case Literal.Text text -> constant(text.value(), ValueType.TEXT);
    };
  }

  /** A literal in the unit of what it stands beside; where it has another type, as if alone. */
  <T> Scope.Bound<T> beside(Literal literal, Expression other, Scope.Bound<T> bound)
      throws QueryException {
    return literal instanceof Literal.Quantity quantity && isNumber(bound.type())
        ? new Scope.Bound<>(
            number(Units.inUnitOf(quantity, other.toString(), bound.unit())), bound.unit())
        : alone(literal);
  }

  /** The number that an operand is compared with. */
  BigDecimal number(Expression operand, Scope.Bound<?> bound, Literal literal)
      throws QueryException {
    boolean time = bound.type() == ValueType.TIME;
    boolean plain = isNumber(bound.type());
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

  /** The address that an operand is compared with. */
  Address address(Expression operand, Literal literal) throws QueryException {
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

  /** The network that an operand lies in. */
  Matcher.Network network(Expression operand, Literal literal) throws QueryException {
    if (!(literal instanceof Literal.Network network)) {
      throw mismatch(operand, ValueType.ADDRESS, literal);
    }
    int ipv4Offset = network.address().isIpv4() ? 96 : 0;
    return Matcher.Network.of(
        network.address(), network.prefix().map(bits -> bits + ipv4Offset).orElse(128));
  }

  /** The text that an operand is compared with. */
  String text(Expression operand, Literal literal) throws QueryException {
    if (!(literal instanceof Literal.Text text)) {
      throw mismatch(operand, ValueType.TEXT, literal);
    }
    return text.value();
  }

  private static QueryException mismatch(Expression operand, ValueType type, Literal literal) {
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

  static boolean isNumber(ValueType type) {
    return type == ValueType.INTEGER || type == ValueType.NUMBER;
  }

  private static <T> Term<T> number(BigDecimal number) {
    return isLong(number)
        ? new Term.Constant<>(number.longValueExact(), ValueType.INTEGER)
        : new Term.Constant<>(number.doubleValue(), ValueType.NUMBER);
  }

  private static <T> Scope.Bound<T> constant(Object value, ValueType type) {
    return new Scope.Bound<>(new Term.Constant<>(value, type), "");
  }
}
