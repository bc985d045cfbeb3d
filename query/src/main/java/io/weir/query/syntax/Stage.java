package io.weir.query.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One step of a query's pipeline. */
public sealed interface Stage {
  /** Keeps the rows of which a condition is true. */
  record Where(Condition condition) implements Stage {
    @Override
    public String toString() {
      return "where " + condition;
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
  record Fields(List<Operand.Name> names) implements Stage {
    @Override
    public String toString() {
      return "fields " + list(names);
    }
  }

  /** An expression, and the name that it gets. */
  record Column(Operand operand, Optional<String> alias) {
    @Override
    public String toString() {
      return operand + alias.map(name -> " as " + name).orElse("");
    }
  }

  /** A column to order by. */
  record SortKey(Operand.Name name, boolean descending) {
    @Override
    public String toString() {
      return name + (descending ? " desc" : " asc");
    }
  }

  private static String list(List<?> parts) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
