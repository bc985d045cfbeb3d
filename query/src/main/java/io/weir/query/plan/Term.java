package io.weir.query.plan;

import io.weir.query.ValueType;
import io.weir.query.function.Scalar;
import io.weir.query.syntax.Comparison;
import io.weir.query.syntax.Operator;
import java.util.List;
import java.util.Set;

/**
 * An expression whose names are bound and whose types are checked.
 *
 * @param <T> what names a value of a row
 */
public sealed interface Term<T> {
  /** What its values are. */
  ValueType type();

  /** A value of the row itself. */
  record Of<T>(T target, ValueType type) implements Term<T> {}

  /** A value that is the same for every row, as results hold it. */
  record Constant<T>(Object value, ValueType type) implements Term<T> {}

  /** Two numbers joined to one. */
  record Arithmetic<T>(Operator operator, Term<T> left, Term<T> right, ValueType type)
      implements Term<T> {}

  /** What a function makes of some terms. */
  record Apply<T>(Scalar function, List<Term<T>> arguments, ValueType type) implements Term<T> {}

  /** How two terms compare; absent where one of them is. */
  record Compared<T>(Comparison comparison, Term<T> left, Term<T> right) implements Term<T> {
    @Override
    public ValueType type() {
      return ValueType.BOOLEAN;
    }
  }

  /** Whether a condition holds or fails; absent where it does neither. */
  record Truth<T>(Filter<Term<T>> holds, Filter<Term<T>> fails) implements Term<T> {
    @Override
    public ValueType type() {
      return ValueType.BOOLEAN;
    }
  }

  /** The bound of an estimate as a part of its value. */
  record RelativeError<T>(T target) implements Term<T> {
    @Override
    public ValueType type() {
      return ValueType.NUMBER;
    }
  }

  /** The terms that it is made of; none if it is a value of the row or a constant. */
  default List<Term<T>> parts() {
    return switch (this) {
      case Of<T> _, Constant<T> _, RelativeError<T> _ -> List.of();
      case Arithmetic<T>(Operator _, Term<T> left, Term<T> right, ValueType _) ->
          List.of(left, right);
      case Apply<T>(Scalar _, List<Term<T>> arguments, ValueType _) -> arguments;
      case Compared<T>(Comparison _, Term<T> left, Term<T> right) -> List.of(left, right);
      case Truth<T>(Filter<Term<T>> holds, Filter<Term<T>> fails) ->
          List.of(holds, fails).stream().flatMap(side -> Filter.targets(side).stream()).toList();
    };
  }

  /** How many terms it is made of, itself included. */
  default int size() {
    int size = 1;
    for (Term<T> part : parts()) {
      size += part.size();
    }
    return size;
  }

  /** Adds the values of the row that it reads to some others. */
  default void addTargets(Set<T> targets) {
    switch (this) {
      case Of<T>(T target, ValueType _) -> targets.add(target);
      case RelativeError<T>(T target) -> targets.add(target);
      case Constant<T> _, Arithmetic<T> _, Apply<T> _, Compared<T> _, Truth<T> _ ->
          parts().forEach(part -> part.addTargets(targets));
    }
  }
}
