package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.ResultColumn;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names as columns of a result, given by their number. */
record ColumnScope(List<ResultColumn> columns) implements Scope<Integer> {
  private static final int MAX_LISTED = 12;

  /** The number of a column. */
  int number(Expression.Name name) throws QueryException {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name.text())) {
        return i;
      }
    }
    List<String> names = columns.stream().map(ResultColumn::name).toList();
    String cure = Suggestion.didYouMean(name.text(), names);
    if (cure.isEmpty() && names.size() <= MAX_LISTED) {
      cure = "; there are " + String.join(", ", names);
    }
    throw name.position().mistake("no column \"%s\"%s".formatted(name, cure));
  }

  @Override
  public Bound<Integer> bind(Expression.Name name) throws QueryException {
    return bound(number(name));
  }

  @Override
  public Optional<Bound<Integer>> called(Expression.Call call) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(call.toString())) {
        return Optional.of(bound(i));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Bound<Integer>> time() {
    return Optional.empty();
  }

  @Override
  public Bound<Integer> error(Expression.Name name) throws QueryException {
    int number = number(name);
    if (columns.get(number).estimate()) {
      return new Bound<>(new Term.RelativeError<>(number), ResultColumn.RATIO);
    }
    String estimates =
        columns.stream()
            .filter(ResultColumn::estimate)
            .map(ResultColumn::name)
            .collect(Collectors.joining(", "));
    throw name.position()
        .mistake(
            "\"%s\" is no estimate; %s"
                .formatted(
                    name, estimates.isEmpty() ? "sum(bytes) makes one" : "there are " + estimates));
  }

  private Bound<Integer> bound(int number) {
    ResultColumn column = columns.get(number);
    return new Bound<>(new Term.Of<>(number, column.type()), column.unit());
  }
}
