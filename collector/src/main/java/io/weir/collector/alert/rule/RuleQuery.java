package io.weir.collector.alert.rule;

import io.weir.collector.text.CellText;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.ResultColumn;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A query of a rule, and what becomes of its columns: those behind {@code by} are labels, one is
 * the value.
 *
 * @param text the query
 * @param labels each label's name and the number of its column
 * @param value the number of the value's column
 * @param columns the columns of the answer
 */
public record RuleQuery(
    String text, Map<String, Integer> labels, int value, List<ResultColumn> columns) {
  private static final long ANY_TIME = 0;
  private static final int ADDED = Integer.MAX_VALUE;

  /**
   * Checks a query.
   *
   * @param value the name of the value's column; the first aggregate unless given
   * @throws QueryException if the query is wrong, or fits no rule
   */
  public static RuleQuery bind(String text, Optional<String> value) throws QueryException {
    Plan plan = Planner.plan(new QueryRequest(text, Optional.empty()), ANY_TIME);
    if (!(plan.shape() instanceof Plan.Shape.Groups groups)) {
      throw wrong("a rule's query needs stats: what stands behind \"by\" tells its alerts apart");
    }
    if (groups.keys().stream().anyMatch(key -> key.binMillis().isPresent())) {
      throw wrong("bin() would make a new alert of each stretch of time; leave it out");
    }
    List<Integer> sources = sources(plan);
    Map<String, Integer> labels = new LinkedHashMap<>();
    List<Integer> numbers = new ArrayList<>();
    for (int column = 0; column < sources.size(); column++) {
      String name = plan.columns().get(column).name();
      if (sources.get(column) >= groups.keys().size()) {
        numbers.add(column);
      } else if (labels.put(Labels.nameOf(name), column) != null) {
        throw wrong("two columns make the label " + Labels.nameOf(name) + "; rename one with as");
      }
    }
    return new RuleQuery(
        text, labels, valueColumn(plan.columns(), numbers, value), List.copyOf(plan.columns()));
  }

  /** The rows of an answer. */
  public List<Sample> samples(QueryResult result) {
    return result.rows().stream().map(this::sample).toList();
  }

  /** What the value counts, as in {@code bytes}; empty if it counts nothing. */
  public String unit() {
    return columns.get(value).unit();
  }

  /** The names of the columns that hold numbers. */
  public List<String> numbers() {
    return columns.stream().filter(RuleQuery::isNumber).map(ResultColumn::name).toList();
  }

  private Sample sample(Object[] row) {
    Map<String, String> texts = new TreeMap<>();
    labels.forEach(
        (name, column) -> {
          if (row[column] != null) {
            texts.put(name, CellText.of(columns.get(column).type(), row[column]));
          }
        });
    Map<String, Double> numbers = new HashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      if (isNumber(columns.get(column)) && row[column] instanceof Number number) {
        numbers.put(columns.get(column).name(), number.doubleValue());
      }
    }
    double number = row[value] instanceof Number present ? present.doubleValue() : Double.NaN;
    return new Sample(new Labels(texts), number, numbers);
  }

  /**
   * For each column of the answer, its number among the columns of stats, whose keys come first;
   * what other stages add has numbers beyond the keys.
   */
  private static List<Integer> sources(Plan plan) {
    List<Integer> sources = new ArrayList<>();
    boolean selected = false;
    for (Plan.Step step : plan.steps()) {
      if (step instanceof Plan.Step.Select(List<Integer> columns)) {
        Optional<List<Integer>> before =
            selected ? Optional.of(List.copyOf(sources)) : Optional.empty();
        sources.clear();
        columns.forEach(column -> sources.add(source(before, column)));
        selected = true;
      }
    }
    for (int column = sources.size(); column < plan.columns().size(); column++) {
      sources.add(selected ? ADDED : column);
    }
    return sources;
  }

  /** The source of a column, given those of the columns before; without them it is its own. */
  private static int source(Optional<List<Integer>> before, int column) {
    return before
        .map(sources -> column < sources.size() ? sources.get(column) : ADDED)
        .orElse(column);
  }

  private static int valueColumn(
      List<ResultColumn> columns, List<Integer> numbers, Optional<String> value)
      throws QueryException {
    for (int column : numbers) {
      ResultColumn candidate = columns.get(column);
      if (isNumber(candidate) && value.isEmpty() || value.equals(Optional.of(candidate.name()))) {
        return column;
      }
    }
    String names =
        numbers.stream()
            .map(column -> columns.get(column).name())
            .collect(Collectors.joining(", "));
    throw wrong(
        value.isEmpty()
            ? "the query keeps no aggregate that is a number; one must be the alert's value"
            : "no aggregate \"%s\" in the answer; there are %s".formatted(value.get(), names));
  }

  private static boolean isNumber(ResultColumn column) {
    return switch (column.type()) {
      case INTEGER, NUMBER, TIME -> true;
      case BOOLEAN, ADDRESS, MAC, TEXT -> false;
    };
  }

  private static QueryException wrong(String problem) {
    return new QueryException(1, 1, problem);
  }
}
