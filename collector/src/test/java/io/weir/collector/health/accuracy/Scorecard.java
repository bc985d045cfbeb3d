package io.weir.collector.health.accuracy;

import io.weir.collector.health.judge.Cause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How often a detector was right. */
final class Scorecard {
  private static final double MINUTES_OF_MONTH = 30 * 24 * 60;
  private static final List<String> COLUMNS =
      List.of("provider", "local network", "network", "workload", "nothing");

  private final Map<Cause, int[]> confusion = new EnumMap<>(Cause.class);
  private final Map<FaultKind, int[]> byKind = new EnumMap<>(FaultKind.class); // missed, found
  private final List<Double> minutesToDetect = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private int trueAlarms;
  private int falseAlarms;
  private double quietMinutes;
  private double tellingMinutes;

  /** Counts an impairment that it had the samples to find. */
  void impairment(FaultKind kind, Cause truth, Optional<Cause> said, boolean found) {
    byKind.computeIfAbsent(kind, _ -> new int[2])[found ? 1 : 0]++;
    int column = said.map(Scorecard::column).orElse(COLUMNS.size() - 1);
    confusion.computeIfAbsent(truth, _ -> new int[COLUMNS.size()])[column]++;
  }

  /** Counts how long it took from the start of an impairment to NHI 1. */
  void detected(double afterMinutes) {
    minutesToDetect.add(afterMinutes);
  }

  /** Counts a run of minutes with NHI 1. */
  void alarm(boolean right) {
    trueAlarms += right ? 1 : 0;
    falseAlarms += right ? 0 : 1;
  }

  /** Notes a mistake in words, for whoever looks into it. */
  void mistake(String what) {
    mistakes.add(what);
  }

  List<String> mistakes() {
    return mistakes;
  }

  /** Counts a minute in which no network was at fault. */
  void quietMinute(boolean telling) {
    quietMinutes++;
    tellingMinutes += telling ? 1 : 0;
  }

  void add(Scorecard other) {
    other.confusion.forEach((row, counts) -> confusion.merge(row, counts.clone(), Scorecard::sum));
    other.byKind.forEach((kind, counts) -> byKind.merge(kind, counts.clone(), Scorecard::sum));
    minutesToDetect.addAll(other.minutesToDetect);
    mistakes.addAll(other.mistakes);
    trueAlarms += other.trueAlarms;
    falseAlarms += other.falseAlarms;
    quietMinutes += other.quietMinutes;
    tellingMinutes += other.tellingMinutes;
  }

  /** Part of the alarms that were right. */
  double precision() {
    return (double) trueAlarms / (trueAlarms + falseAlarms);
  }

  /** Part of the networks' impairments that were found. */
  double recall() {
    int[] counts = new int[2];
    byKind.forEach((kind, of) -> sum(counts, kind.isOfNetwork() ? of : new int[2]));
    return (double) counts[1] / (counts[0] + counts[1]);
  }

  /** Part of the impairments that were found whose cause was right. */
  double rightCause() {
    int right = 0;
    int all = 0;
    for (Map.Entry<Cause, int[]> row : confusion.entrySet()) {
      for (int column = 0; column < COLUMNS.size() - 1; column++) {
        all += row.getValue()[column];
        right += column == column(row.getKey()) ? row.getValue()[column] : 0;
      }
    }
    return (double) right / all;
  }

  /** The median time from the start of an impairment to NHI 1, in minutes. */
  double minutesToDetect() {
    List<Double> sorted = minutesToDetect.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }

  /** False alarms of a path in a month of 30 days. */
  double falseAlarmsOfPathMonth() {
    return falseAlarms / (quietMinutes / MINUTES_OF_MONTH);
  }

  /** A row of the comparison, in Markdown. */
  String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %s | %.1f min | %.2f |",
        name,
        precision(),
        recall(),
        name.equals("Weir") ? String.format(Locale.ROOT, "%.3f", rightCause()) : "–",
        minutesToDetect(),
        falseAlarmsOfPathMonth());
  }

  /** The confusion matrix of causes, and what was found of each kind, in Markdown. */
  String details() {
    StringBuilder text = new StringBuilder();
    text.append("| what it was \\ what was said | " + String.join(" | ", COLUMNS) + " |\n");
    text.append("|---|--:|--:|--:|--:|--:|\n");
    confusion.forEach(
        (row, counts) -> {
          text.append("| " + row);
          for (int count : counts) {
            text.append(" | " + count);
          }
          text.append(" |\n");
        });
    text.append("\n| kind of fault | found | of |\n|---|--:|--:|\n");
    byKind.forEach(
        (kind, counts) ->
            text.append(
                "| %s | %d | %d |%n"
                    .formatted(
                        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        counts[1],
                        counts[0] + counts[1])));
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d right and %d false alarms; %.0f path-months without a fault of the network, in"
                + " %.1f %% of whose minutes the samples told enough.%n",
            trueAlarms,
            falseAlarms,
            quietMinutes / MINUTES_OF_MONTH,
            100 * tellingMinutes / quietMinutes));
    return text.toString();
  }

  private static int column(Cause cause) {
    return COLUMNS.indexOf(cause.toString());
  }

  private static int[] sum(int[] into, int[] more) {
    for (int i = 0; i < into.length; i++) {
      into[i] += more[i];
    }
    return into;
  }
}
