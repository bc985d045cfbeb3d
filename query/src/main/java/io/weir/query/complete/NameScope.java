package io.weir.query.complete;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.ResultColumn;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Planner;
import io.weir.query.syntax.QueryParser;
import io.weir.query.syntax.Stage;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a stage of a query may name: fields of the table, and columns that the stages before it have
 * made.
 *
 * @param table the query's; empty if there is none of that name
 */
record NameScope(Optional<Table> table, List<ResultColumn> columns) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w*(\\.\\w+)*");

  /**
   * The scope behind some stages; where they have a mistake, it is the table's.
   *
   * @param before the query up to the stage
   */
  static NameScope behind(String before, long nowMillis) {
    Optional<Table> table = Tables.named(before.strip().split("\\W", 2)[0]);
    return table.isEmpty()
        ? new NameScope(table, List.of())
        : new NameScope(table, columns(table.get(), before, nowMillis));
  }

  /** The field of a name, where rows still have it. */
  Optional<Field> field(String name) {
    boolean there = columns.stream().anyMatch(column -> column.name().equals(name));
    return there ? table.flatMap(all -> all.field(name)) : Optional.empty();
  }

  private static List<ResultColumn> columns(Table table, String before, long nowMillis) {
    List<ResultColumn> columns = new ArrayList<>();
    try {
      Plan plan = Planner.plan(new QueryRequest(before, Optional.empty()), nowMillis);
      plan.columns().stream().filter(NameScope::isTyped).forEach(columns::add);
      if (isReplaced(plan, before)) {
        return columns;
      }
      columns.removeIf(column -> table.field(column.name()).isPresent());
    } catch (QueryException _) {
      columns.clear();
    }
    for (Field field : table.fields()) {
      columns.add(new ResultColumn(field.name(), new Input.OfField(field).type(), field.unit()));
    }
    return columns;
  }

  private static boolean isTyped(ResultColumn column) {
    return NAME.matcher(column.name()).matches();
  }

  /** Whether the stages leave nothing but the columns of their result. */
  private static boolean isReplaced(Plan plan, String before) throws QueryException {
    return plan.shape() instanceof Plan.Shape.Groups
        || QueryParser.parse(before).stages().stream().anyMatch(Stage.Fields.class::isInstance);
  }
}
