package io.weir.query.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One step of a query's pipeline. */
public sealed interface Stage {
  /** Keeps the rows of which a condition is true. */
  record Where(Expression condition) implements Stage {
    @Override
    public String toString() {
      return "where " + condition;
    }
  }

  /** Adds columns. */
  record Extend(List<Assignment> assignments) implements Stage {
    @Override
    public String toString() {
      return "extend " + list(assignments);
    }
  }

  /** Aggregates the rows that agree in some columns; all of them if there are none. */
  record Stats(List<Column> aggregates, List<Column> keys) implements Stage {
    @Override
    public String toString() {
      return "stats " + list(aggregates) + (keys.isEmpty() ? "" : " by " + list(keys));
    }
  }

  /** Orders rows. */
  record Sort(List<SortKey> keys) implements Stage {
    @Override
    public String toString() {
      return "sort " + list(keys);
    }
  }

  /**
   * Keeps the first rows in the order of one column, the greatest first unless it says otherwise.
   *
   * @param others whether what is left out becomes one row more
   */
  record Top(Literal.Quantity count, SortKey key, boolean others) implements Stage {
    @Override
    public String toString() {
      return "top " + count + " by " + key + (others ? " others" : "");
    }
  }

  /** Keeps the first rows. */
  record Limit(Literal.Quantity count) implements Stage {
    @Override
    public String toString() {
      return "limit " + count;
    }
  }

  /** Keeps some columns. */
  record Fields(List<Expression.Name> names) implements Stage {
    @Override
    public String toString() {
      return "fields " + list(names);
    }
  }

  /**
   * Adds a column beside each aggregate: its value some time earlier.
   *
   * @param shift how much earlier
   */
  record Compare(Literal.Quantity shift) implements Stage {
    @Override
    public String toString() {
      return "compare " + shift;
    }
  }

  /** A name, and the expression that it stands for from here on. */
  record Assignment(Expression.Name name, Expression expression) {
    @Override
    public String toString() {
      return name + " = " + expression;
    }
  }

  /** An expression, and the name that it gets. */
  record Column(Expression expression, Optional<String> alias) {
    @Override
    public String toString() {
      return expression + alias.map(name -> " as " + name).orElse("");
    }
  }

  /** A column to order by. */
  record SortKey(Expression.Name name, boolean descending) {
    @Override
    public String toString() {
      return name + (descending ? " desc" : " asc");
    }
  }

  private static String list(List<?> parts) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
