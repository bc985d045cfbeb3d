package io.weir.query.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A query: a table, the time to read, and what is done to its rows in order. Its text form is a
 * query that parses to the same.
 *
 * @param table the table's name
 * @param position where that stands
 * @param observed which of several observers of a packet count, if the text says so
 */
public record Query(
    String table,
    Position position,
    Optional<Expression.Name> observed,
    Optional<Range> range,
    List<Stage> stages) {
  @Override
  public String toString() {
    String source =
        table
            + observed.map(mode -> " observed " + mode).orElse("")
            + range.map(text -> " " + text).orElse("");
    return source + stages.stream().map(stage -> " | " + stage).collect(Collectors.joining());
  }
}
