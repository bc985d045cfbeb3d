package io.weir.collector.monitor.contributor;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Side;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds top contributors: first where the flows in question begin and end, which tells those of the
 * category, and then what these add up to.
 */
final class Contributors {
  /** How many places of both ends a query may name; a longer text would take too long. */
  private static final int PLACEMENTS = 1000;

  /** As many groups as an answer may have: those of less than each of these are left out. */
  private static final int GROUPS = 10_000;

  private final Answers answers;

  Contributors(Answers answers) {
    this.answers = answers;
  }

  /**
   * The rows of a query, in the form of the interface.
   *
   * @throws QueryException if there is too much to answer
   * @throws InterruptedException if the thread was told to give up
   */
  List<JsonObject> rows(ContributorQuery query) throws QueryException, InterruptedException {
    Tally tally = new Tally(query.metric());
    for (Side local : Side.values()) {
      Optional<String> condition = condition(query, local);
      if (condition.isPresent()) {
        for (Grouping grouping : Grouping.of(query, local)) {
          add(tally, query, grouping, condition.get());
        }
      }
    }
    return ContributorRows.of(query, tally);
  }

  /** What is true of the flows of the category, with one end as the local one; empty for none. */
  private Optional<String> condition(ContributorQuery query, Side local)
      throws QueryException, InterruptedException {
    String monitored = query.flows().with(local);
    String by = String.join(", ", Placement.fields(local));
    QueryResult found = run(query, "where " + monitored + " | stats count() by " + by);
    List<Placement> all = found.rows().stream().map(Placement::of).toList();
    List<Placement> chosen =
        all.stream().filter(each -> DestinationCategory.of(each) == query.category()).toList();
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    if (chosen.size() == all.size()) {
      return Optional.of(monitored);
    }
    if (chosen.size() > PLACEMENTS) {
      throw new QueryException(
          1,
          1,
          "the flows lie between more than %d pairs of places; ask for a shorter time"
              .formatted(PLACEMENTS));
    }
    String places =
        FlowText.any(chosen.stream().map(placement -> placement.condition(local)).toList());
    return Optional.of(FlowText.all(List.of(monitored, places)));
  }

  private void add(Tally tally, ContributorQuery query, Grouping grouping, String condition)
      throws QueryException, InterruptedException {
    for (Metric.Term term : query.metric().terms()) {
      List<String> conditions = new ArrayList<>(List.of(condition, term.condition()));
      grouping.condition().ifPresent(conditions::add);
      String text =
          "where %s | stats %s by %s | top %d by amount"
              .formatted(
                  FlowText.all(conditions),
                  term.aggregates(),
                  String.join(", ", grouping.keys()),
                  GROUPS);
      for (Object[] row : run(query, text).rows()) {
        int keys = grouping.keys().size();
        tally.add(term, grouping.cells(row), number(row[keys]), number(row[keys + 1]));
      }
    }
  }

  private QueryResult run(ContributorQuery query, String stages)
      throws QueryException, InterruptedException {
    String text =
        "flows from %s to %s | %s"
            .formatted(
                Instant.ofEpochMilli(query.range().fromMillis()),
                Instant.ofEpochMilli(query.range().toMillis()),
                stages);
    return answers.run(new QueryRequest(text, Optional.empty()));
  }

  private static double number(Object cell) {
    return cell == null ? 0 : ((Number) cell).doubleValue();
  }

  /** The cells of a row, absent ones included. */
  static List<Optional<Object>> cells(Object[] row, int count) {
    return Arrays.stream(row).limit(count).map(Optional::ofNullable).toList();
  }
}
