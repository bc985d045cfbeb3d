package io.weir.query.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** What has a value: a field, a function or a sum of expressions, a condition, or a literal. */
public sealed interface Expression
    permits Expression.Name, Expression.Call, Expression.Arithmetic, Condition, Literal {
  /** Where it begins. */
  Position position();

  /** A field, or a column of an earlier stage. */
  record Name(String text, Position position) implements Expression {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A function applied to expressions. */
  record Call(String function, List<Expression> arguments, Position position)
      implements Expression {
    @Override
    public String toString() {
      return function
          + arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /** Two expressions added, subtracted, multiplied or divided. */
  record Arithmetic(Expression left, Operator operator, Expression right, Position position)
      implements Expression {
    @Override
    public String toString() {
      return nested(left) + " " + operator.symbol() + " " + nested(right);
    }
  }

  /** The text of an expression as a part of another: in parentheses where it has parts itself. */
  static String nested(Expression part) {
    return switch (part) {
      case Name _, Call _, Literal _ -> part.toString();
      case Arithmetic _, Condition _ -> "(" + part + ")";
    };
  }
}
