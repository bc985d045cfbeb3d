package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.syntax.Operand;
import io.weir.query.syntax.Suggestion;
import java.util.List;

/** Names as columns of a result, given by their number. */
record ColumnScope(List<ResultColumn> columns) implements Scope<Integer> {
  @Override
  public Bound<Integer> bind(Operand.Name name) throws QueryException {
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      if (column.name().equals(name.text())) {
        return new Bound<>(i, column.type(), column.unit());
      }
    }
    List<String> names = columns.stream().map(ResultColumn::name).toList();
    throw name.position()
        .mistake("no column \"%s\"%s".formatted(name, Suggestion.didYouMean(name.text(), names)));
  }
}
