package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ValueType;
import io.weir.query.syntax.Operand;

/**
 * What names mean at some point of a query.
 *
 * @param <T> what names a value of a row
 */
interface Scope<T> {
  /**
   * A value that a row may have.
   *
   * @param unit what it counts; empty if nothing
   */
  record Bound<T>(T target, ValueType type, String unit) {}

  /**
   * Binds a field or a column.
   *
   * @throws QueryException if there is none of that name
   */
  Bound<T> bind(Operand.Name name) throws QueryException;
}
