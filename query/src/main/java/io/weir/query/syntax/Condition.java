package io.weir.query.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** What is true of a row or not. */
public sealed interface Condition extends Expression {
  /** True if each part is. */
  record And(List<Expression> parts) implements Condition {
    @Override
    public Position position() {
      return parts.getFirst().position();
    }

    @Override
    public String toString() {
      return parts.stream().map(Condition::nested).collect(Collectors.joining(" and "));
    }
  }

  /** True if one of the parts is. */
  record Or(List<Expression> parts) implements Condition {
    @Override
    public Position position() {
      return parts.getFirst().position();
    }

    @Override
    public String toString() {
      return parts.stream().map(Condition::nested).collect(Collectors.joining(" or "));
    }
  }

  /** True if the part is false. */
  record Not(Expression part, Position position) implements Condition {
    @Override
    public String toString() {
      return "not " + nested(part);
    }
  }

  /** Two expressions compared. */
  record Compare(Expression left, Comparison comparison, Expression right) implements Condition {
    @Override
    public Position position() {
      return left.position();
    }

    @Override
    public String toString() {
      return tested(left) + " " + comparison.symbol() + " " + tested(right);
    }
  }

  /** Whether an expression is one of some values, or lies in one of some networks. */
  record In(Expression operand, boolean negated, List<Expression> values) implements Condition {
    @Override
    public Position position() {
      return operand.position();
    }

    @Override
    public String toString() {
      String list = values.stream().map(Object::toString).collect(Collectors.joining(", "));
      return tested(operand) + (negated ? " not in (" : " in (") + list + ")";
    }
  }

  /** Whether a text has the shape of a pattern: % stands for any characters, _ for one. */
  record Like(Expression operand, boolean negated, Literal.Text pattern) implements Condition {
    @Override
    public Position position() {
      return operand.position();
    }

    @Override
    public String toString() {
      return tested(operand) + (negated ? " not like " : " like ") + pattern;
    }
  }

  /** Whether a regular expression matches some part of a text. */
  record Matches(Expression operand, boolean negated, Literal.Text pattern) implements Condition {
    @Override
    public Position position() {
      return operand.position();
    }

    @Override
    public String toString() {
      return tested(operand) + (negated ? " !~ " : " =~ ") + pattern;
    }
  }

  /** Whether an expression has a value. */
  record Presence(Expression operand, boolean present) implements Condition {
    @Override
    public Position position() {
      return operand.position();
    }

    @Override
    public String toString() {
      return tested(operand) + (present ? " is present" : " is absent");
    }
  }

  private static String nested(Expression part) {
    return switch (part) {
      case And _, Or _, Not _ -> "(" + part + ")";
      case Condition _, Name _, Call _, Arithmetic _, Literal _ -> part.toString();
    };
  }

  /** The text of what a test is about; sums bind closer than any test. */
  private static String tested(Expression operand) {
    return operand instanceof Condition ? "(" + operand + ")" : operand.toString();
  }
}
