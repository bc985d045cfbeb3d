package io.weir.query.complete;

import io.weir.query.ResultColumn;
import io.weir.query.Snapshots;
import io.weir.query.complete.Completion.Kind;
import io.weir.query.function.Aggregate;
import io.weir.query.function.Function;
import io.weir.query.plan.Input;
import io.weir.query.syntax.Expectation;
import io.weir.query.syntax.Expectation.Naming;
import io.weir.query.syntax.Expectations;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import io.weir.storage.store.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells what may stand at a place of a query. Any thread may ask. */
public final class Completer {
  private static final int MAX_VALUES = 50;
  private static final int MAX_BLOCKS = 16;

  /** How far back values are looked for: not farther than there are some. */
  private static final List<Duration> WINDOWS =
      List.of(
          Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(12), Duration.ofDays(7));

  private final Snapshots snapshots;

  /** A completer that takes values from the blocks of some tables. */
  public Completer(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What may stand at a place: what is likely meant first. A word that is typed there already
   * narrows it, and is what is replaced.
   *
   * @param cursor the place, as a number of characters from the text's begin
   * @param nowMillis the moment that the query calls now
   */
  public List<Completion> complete(String text, int cursor, long nowMillis) {
    return new Place(Expectations.at(text, cursor), nowMillis).completions();
  }

  /** One place in one text. */
  private final class Place {
    private final Expectation expected;
    private final long nowMillis;
    private final List<Completion> found = new ArrayList<>();

    Place(Expectation expected, long nowMillis) {
      this.expected = expected;
      this.nowMillis = nowMillis;
    }

    List<Completion> completions() {
      NameScope scope = NameScope.behind(expected.before(), nowMillis);
      expected
          .compared()
          .flatMap(scope::field)
          .filter(Field::indexed)
          .ifPresent(field -> values(scope, field));
      if (expected.quoted()) {
        return found;
      }
      if (expected.names().contains(Naming.TABLE)) {
        Tables.all().forEach(table -> add(table.name(), Kind.TABLE, "", "", table.doc()));
      }
      if (expected.names().contains(Naming.COLUMN)) {
        scope.columns().forEach(column -> column(scope, column));
      }
      Function.all().stream().filter(this::isNamed).forEach(this::function);
      expected.keywords().forEach(word -> add(word, Kind.KEYWORD, "", "", ""));
      expected.signs().forEach(sign -> add(sign, Kind.SIGN, "", "", ""));
      return found;
    }

    private boolean isNamed(Function function) {
      return expected
          .names()
          .contains(function instanceof Aggregate ? Naming.AGGREGATE : Naming.SCALAR);
    }

    private void function(Function function) {
      add(function.label() + "(", Kind.FUNCTION, function.gives(), "", function.doc());
    }

    private void column(NameScope scope, ResultColumn column) {
      String doc = scope.field(column.name()).map(Field::doc).orElse("");
      Kind kind = doc.isEmpty() ? Kind.COLUMN : Kind.FIELD;
      add(column.name(), kind, column.type().label(), column.unit(), doc);
    }

    private void values(NameScope scope, Field field) {
      FieldValues values = new FieldValues(field, expected.prefix());
      Table table = scope.table().orElseThrow();
      boolean found = false;
      for (int i = 0; i < WINDOWS.size() && !found; i++) {
        long from = nowMillis - WINDOWS.get(i).toMillis();
        try (Snapshot snapshot = snapshots.take(table, from, Long.MAX_VALUE)) {
          snapshot.blocks().reversed().stream().limit(MAX_BLOCKS).forEach(values::add);
          found = !snapshot.blocks().isEmpty();
        }
      }
      values
          .mostFrequent(MAX_VALUES)
          .forEach(
              value ->
                  add(
                      value,
                      Kind.VALUE,
                      new Input.OfField(field).type().label(),
                      field.unit(),
                      ""));
    }

    private void add(String text, Kind kind, String type, String unit, String doc) {
      if (text.startsWith(expected.prefix())) {
        found.add(new Completion(text, kind, type, unit, doc, expected.from(), expected.to()));
      }
    }
  }
}
