package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Suggestion;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names as fields of a table, and as what {@code extend} has added to them. */
final class TableScope implements Scope<Input> {
  private final Table table;
  private final Map<String, Bound<Input>> added = new LinkedHashMap<>();

  TableScope(Table table) {
    this.table = table;
  }

  Table table() {
    return table;
  }

  /** Adds a name that is none of a field. */
  void add(String name, Bound<Input> bound) {
    added.put(name, bound);
  }

  /** Whether there is something of that name. */
  boolean has(String name) {
    return added.containsKey(name) || table.field(name).isPresent();
  }

  /** A field as a value of a row. */
  static Bound<Input> field(Field field) {
    Input input = new Input.OfField(field);
    String unit = field.type() == FieldType.TIME ? "" : field.unit();
    return new Bound<>(new Term.Of<>(input, input.type()), unit);
  }

  @Override
  public Bound<Input> bind(Expression.Name name) throws QueryException {
    Bound<Input> computed = added.get(name.text());
    if (computed != null) {
      return computed;
    }
    Optional<Field> field = table.field(name.text());
    if (field.isPresent()) {
      return field(field.get());
    }
    List<String> names =
        Stream.concat(table.fields().stream().map(Field::name), added.keySet().stream()).toList();
    throw name.position()
        .mistake(
            "no field \"%s\" in %s%s"
                .formatted(name, table, Suggestion.didYouMean(name.text(), names)));
  }

  @Override
  public Optional<Bound<Input>> called(Expression.Call call) {
    return Optional.empty();
  }

  @Override
  public Optional<Bound<Input>> time() {
    return Optional.of(field(table.time()));
  }

  @Override
  public Bound<Input> error(Expression.Name name) throws QueryException {
    throw name.position()
        .mistake(
            "the error of an estimate is known behind stats only: ask for error(%s) there"
                .formatted(name));
  }
}
