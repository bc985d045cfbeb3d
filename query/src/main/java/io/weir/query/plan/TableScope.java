package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.syntax.Operand;
import io.weir.query.syntax.Suggestion;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Table;
import java.util.List;
import java.util.Optional;

/** Names as fields of a table. */
record TableScope(Table table) implements Scope<Input> {
  @Override
  public Bound<Input> bind(Operand.Name name) throws QueryException {
    Optional<Field> field = table.field(name.text());
    if (field.isEmpty()) {
      List<String> names = table.fields().stream().map(Field::name).toList();
      throw name.position()
          .mistake(
              "no field \"%s\" in %s%s"
                  .formatted(name, table, Suggestion.didYouMean(name.text(), names)));
    }
    Input input = new Input(field.get());
    String unit = field.get().type() == FieldType.TIME ? "" : field.get().unit();
    return new Bound<>(input, input.type(), unit);
  }
}
