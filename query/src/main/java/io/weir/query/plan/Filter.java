package io.weir.query.plan;

import java.util.List;
import java.util.function.Function;

/**
 * A condition without negations: they have been carried to the tests, where an absent value passes
 * neither a test nor its negation.
 *
 * @param <T> what names a value of a row
 */
public sealed interface Filter<T> {
  /** Passes if every part does. With no parts it always passes. */
  record All<T>(List<Filter<T>> parts) implements Filter<T> {}

  /** Passes if some part does. */
  record Any<T>(List<Filter<T>> parts) implements Filter<T> {}

  /** Passes if the value is present and matches. */
  record Test<T>(T target, Matcher matcher) implements Filter<T> {}

  /** Passes if the value is present, or if it is absent. */
  record Presence<T>(T target, boolean present) implements Filter<T> {}

  /** What it asks of, in order. */
  static <T> List<T> targets(Filter<T> filter) {
    return switch (filter) {
      case All<T>(List<Filter<T>> parts) -> targets(parts);
      case Any<T>(List<Filter<T>> parts) -> targets(parts);
      case Test<T>(T target, Matcher _) -> List.of(target);
      case Presence<T>(T target, boolean _) -> List.of(target);
    };
  }

  private static <T> List<T> targets(List<Filter<T>> parts) {
    return parts.stream().flatMap(part -> targets(part).stream()).toList();
  }

  /** The same filter with other names for what it asks of. */
  static <S, T> Filter<T> renamed(Filter<S> filter, Function<S, T> names) {
    return switch (filter) {
      case All<S>(List<Filter<S>> parts) ->
          new All<>(parts.stream().map(part -> renamed(part, names)).toList());
      case Any<S>(List<Filter<S>> parts) ->
          new Any<>(parts.stream().map(part -> renamed(part, names)).toList());
      case Test<S>(S target, Matcher matcher) -> new Test<>(names.apply(target), matcher);
      case Presence<S>(S target, boolean present) -> new Presence<>(names.apply(target), present);
    };
  }

  /** A filter that passes everything. */
  static <T> Filter<T> everything() {
    return new All<>(List.of());
  }
}
