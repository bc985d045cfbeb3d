package io.weir.collector.health.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Runs many scenarios through every detector. */
final class Accuracy {
  /** The detectors by name: each scenario gets fresh ones. */
  private static final Map<String, Supplier<Detector>> DETECTORS = detectors();

  static final int MINUTES_OF_DAY = 24 * 60;

  private final Map<String, Scorecard> cards = new LinkedHashMap<>();

  private static Map<String, Supplier<Detector>> detectors() {
    Map<String, Supplier<Detector>> detectors = new LinkedHashMap<>();
    detectors.put("Weir", Weir::new);
    detectors.put("fixed: 100 ms, 1 %", () -> Threshold.fixed(100_000, 0.01));
    detectors.put("fixed: 200 ms, 0.5 %", () -> Threshold.fixed(200_000, 0.005));
    detectors.put("z-score 3", () -> Threshold.zScore(3));
    detectors.put("z-score 5", () -> Threshold.zScore(5));
    return detectors;
  }

  /** Runs so many scenarios of so many minutes; their kinds of faults take turns. */
  static Accuracy of(long seed, int scenarios, int minutes) {
    List<List<Scorecard>> results =
        IntStream.range(0, scenarios)
            .parallel()
            .mapToObj(
                number -> {
                  FaultKind[] kinds = FaultKind.values();
                  FaultKind first = kinds[number % kinds.length];
                  List<Detector> fresh = DETECTORS.values().stream().map(Supplier::get).toList();
                  return new Scenario(seed * 1_000_003 + number, first, minutes).run(fresh);
                })
            .toList();
    Accuracy accuracy = new Accuracy();
    List<String> names = new ArrayList<>(DETECTORS.keySet());
    for (int i = 0; i < names.size(); i++) {
      Scorecard card = new Scorecard();
      for (List<Scorecard> result : results) {
        card.add(result.get(i));
      }
      accuracy.cards.put(names.get(i), card);
    }
    return accuracy;
  }

  Scorecard weir() {
    return cards.get("Weir");
  }

  /** The detectors side by side, and what Weir's said of each kind, in Markdown. */
  String report() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| detector | precision | recall | right cause | median time to NHI 1 | false alarms a path and month |\n");
    text.append("|---|--:|--:|--:|--:|--:|\n");
    cards.forEach((name, card) -> text.append(card.row(name)).append('\n'));
    return text + "\n" + weir().details();
  }
}
