package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ValueType;
import io.weir.query.syntax.Expression;
import java.util.Optional;

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
  record Bound<T>(Term<T> term, String unit) {
    ValueType type() {
      return term.type();
    }
  }

  /**
   * Binds a field or a column.
   *
   * @throws QueryException if there is none of that name
   */
  Bound<T> bind(Expression.Name name) throws QueryException;

  /** The column that an earlier stage has named by the text of a call, if there is one. */
  Optional<Bound<T>> called(Expression.Call call);

  /** The time of a row, if rows are those of a table. */
  Optional<Bound<T>> time();

  /**
   * The relative error of an estimate.
   *
   * @throws QueryException if the name is that of no estimate
   */
  Bound<T> error(Expression.Name name) throws QueryException;
}
