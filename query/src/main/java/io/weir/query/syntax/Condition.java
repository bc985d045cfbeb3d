package io.weir.query.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** What is true of a row or not. */
public sealed interface Condition {
  /** True if each part is. */
  record And(List<Condition> parts) implements Condition {
    @Override
    public String toString() {
      return parts.stream().map(Condition::nested).collect(Collectors.joining(" and "));
    }
  }

  /** True if one of the parts is. */
  record Or(List<Condition> parts) implements Condition {
    @Override
    public String toString() {
      return parts.stream().map(Condition::nested).collect(Collectors.joining(" or "));
    }
  }

  /** True if the part is false. */
  record Not(Condition part) implements Condition {
    @Override
    public String toString() {
      return "not " + nested(part);
    }
  }

  /** Two operands compared. */
  record Compare(Operand left, Comparison comparison, Operand right) implements Condition {
    @Override
    public String toString() {
      return left + " " + comparison.symbol() + " " + right;
    }
  }

  /** Whether an operand is one of some values, or lies in one of some networks. */
  record In(Operand operand, boolean negated, List<Operand> values) implements Condition {
    @Override
    public String toString() {
      String list = values.stream().map(Object::toString).collect(Collectors.joining(", "));
      return operand + (negated ? " not in (" : " in (") + list + ")";
    }
  }

  /** Whether a text has the shape of a pattern: % stands for any characters, _ for one. */
  record Like(Operand operand, boolean negated, Literal.Text pattern) implements Condition {
    @Override
    public String toString() {
      return operand + (negated ? " not like " : " like ") + pattern;
    }
  }

  /** Whether an operand has a value. */
  record Presence(Operand operand, boolean present) implements Condition {
    @Override
    public String toString() {
      return operand + (present ? " is present" : " is absent");
    }
  }

  private static String nested(Condition part) {
    return switch (part) {
      case And _, Or _, Not _ -> "(" + part + ")";
      case Compare _, In _, Like _, Presence _ -> part.toString();
    };
  }
}
