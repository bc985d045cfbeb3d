package io.weir.query.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** What has a value: a field, a function of operands, or a literal. */
public sealed interface Operand permits Operand.Name, Operand.Call, Literal {
  /** Where it begins. */
  Position position();

  /** A field, or a column of an earlier stage. */
  record Name(String text, Position position) implements Operand {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A function applied to operands. */
  record Call(String function, List<Operand> arguments, Position position) implements Operand {
    @Override
    public String toString() {
      return function
          + arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
  }
}
