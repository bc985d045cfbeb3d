package io.weir.query.plan;

import java.util.List;

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

  /** Whether what it passes depends on a value. */
  static <T> boolean asksOf(Filter<T> filter, T target) {
    return switch (filter) {
      case All<T>(List<Filter<T>> parts) -> parts.stream().anyMatch(part -> asksOf(part, target));
      case Any<T>(List<Filter<T>> parts) -> parts.stream().anyMatch(part -> asksOf(part, target));
      case Test<T>(T asked, Matcher _) -> asked.equals(target);
      case Presence<T>(T asked, boolean _) -> asked.equals(target);
    };
  }

  /** A filter that passes everything. */
  static <T> Filter<T> everything() {
    return new All<>(List.of());
  }
}
