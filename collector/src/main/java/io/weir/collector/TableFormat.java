package io.weir.collector;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query's answer as a table for a terminal: columns aligned, quantities with their units, and
 * below it what the query cost.
 */
final class TableFormat {
  private static final String GAP = "  ";
  private static final String ABSENT = "-";
  private static final Set<String> NUMERIC = Set.of("integer", "number");

  private TableFormat() {}

  /** The lines of the table, each with its line break. */
  static String format(JsonObject answer) {
    List<JsonObject> columns =
        answer.getJsonArray("columns").stream().map(JsonObject.class::cast).toList();
    List<JsonArray> rows = answer.getJsonArray("rows").stream().map(JsonArray.class::cast).toList();
    StringBuilder text = new StringBuilder();
    List<List<String>> lines = lines(columns, rows);
    int[] widths = widths(lines);
    for (int line = 0; line < lines.size(); line++) {
      appendLine(text, lines.get(line), widths, columns);
      if (line == 0) {
        appendRule(text, widths);
      }
    }
    return text.append(footer(rows.size(), answer.getJsonObject("stats")))
        .append(System.lineSeparator())
        .toString();
  }

  /** The rows alone: exact cells with tabs between them, an absent one empty. */
  static String rows(JsonObject answer) {
    StringBuilder text = new StringBuilder();
    for (Object row : answer.getJsonArray("rows")) {
      text.append(
              ((JsonArray) row)
                  .stream()
                      .map(cell -> cell == null ? "" : printable(cell.toString()))
                      .collect(Collectors.joining("\t")))
          .append(System.lineSeparator());
    }
    return text.toString();
  }

  private static List<List<String>> lines(List<JsonObject> columns, List<JsonArray> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(column -> printable(column.getString("name"))).toList());
    for (JsonArray row : rows) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        cells.add(cell(row.getValue(column), columns.get(column).getString("unit")));
      }
      lines.add(cells);
    }
    return lines;
  }

  private static String cell(Object value, String unit) {
    if (value == null) {
      return ABSENT;
    }
    return value instanceof Number number
        ? Quantity.text(number, unit)
        : printable(value.toString());
  }

  // text may come off the network: a terminal must not obey it
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return widths;
  }

  private static void appendLine(
      StringBuilder text, List<String> cells, int[] widths, List<JsonObject> columns) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - cells.get(column).length());
      boolean right = NUMERIC.contains(columns.get(column).getString("type"));
      line.append(column == 0 ? "" : GAP);
      line.append(right ? padding + cells.get(column) : cells.get(column) + padding);
    }
    text.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }

  private static void appendRule(StringBuilder text, int[] widths) {
    for (int column = 0; column < widths.length; column++) {
      text.append(column == 0 ? "" : GAP).append("─".repeat(widths[column]));
    }
    text.append(System.lineSeparator());
  }

  private static String footer(int rows, JsonObject statistics) {
    return String.format(
        Locale.ROOT,
        "%,d %s from %,d scanned in %.1f ms",
        rows,
        rows == 1 ? "row" : "rows",
        statistics.getLong("rowsScanned"),
        statistics.getDouble("elapsedMillis"));
  }
}
