package io.weir.collector.health.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * How often path health is right about faults that are known. {@code -Dweir.accuracy=full} runs
 * every scenario over a whole day, leaves its mistakes in {@code target/accuracy.txt}, and holds
 * the manual's page against the outcome; {@code -Dweir.docs=write} brings the page up to date.
 */
final class AccuracyTest {
  private static final long SEED = 3;
  private static final Path PAGE = Path.of("../docs/health.md");
  private static final Path MISTAKES = Path.of("target/accuracy.txt");
  private static final String BEGIN = "<!-- accuracy: made by AccuracyTest -->\n";
  private static final String END = "<!-- end of accuracy -->\n";

  /** What is run, and what is wanted of it: where faults are few, one mistake weighs more. */
  private record Extent(int scenarios, int minutes, Wanted wanted) {
    static final Extent FULL =
        new Extent(240, Accuracy.MINUTES_OF_DAY, new Wanted(0.98, 0.95, 0.95, 2, 1));
    static final Extent SHORT =
        new Extent(24, Accuracy.MINUTES_OF_DAY / 4, new Wanted(0.9, 0.9, 0.9, 2.5, 1.5));

    static Extent asked() {
      return "full".equals(System.getProperty("weir.accuracy")) ? FULL : SHORT;
    }
  }

  /** The least of precision, recall and right causes, and the most of what is to be little. */
  private record Wanted(
      double precision,
      double recall,
      double rightCause,
      double minutesToDetect,
      double falseAlarmsOfPathMonth) {}

  @Test
  void isRightAboutFaultsThatAreKnown() throws IOException {
    Extent extent = Extent.asked();

    Accuracy accuracy = Accuracy.of(SEED, extent.scenarios, extent.minutes);

    Scorecard weir = accuracy.weir();
    String report = "seed " + SEED + "\n" + accuracy.report() + String.join("\n", weir.mistakes());
    if (extent.equals(Extent.FULL)) {
      Files.writeString(MISTAKES, report);
      publish(accuracy.report());
    }
    assertTrue(weir.precision() >= extent.wanted.precision, report);
    assertTrue(weir.recall() >= extent.wanted.recall, report);
    assertTrue(weir.rightCause() >= extent.wanted.rightCause, report);
    assertTrue(weir.minutesToDetect() <= extent.wanted.minutesToDetect, report);
    assertTrue(weir.falseAlarmsOfPathMonth() <= extent.wanted.falseAlarmsOfPathMonth, report);
  }

  @Test
  void givesTheSameAnswerTwice() {
    assertEquals(Accuracy.of(SEED, 2, 200).report(), Accuracy.of(SEED, 2, 200).report());
  }

  private static void publish(String report) throws IOException {
    String page = Files.readString(PAGE);
    String upToDate =
        page.substring(0, page.indexOf(BEGIN))
            + BEGIN
            + "\n"
            + report
            + "\n"
            + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("weir.docs"))) {
      Files.writeString(PAGE, upToDate);
      return;
    }

    assertEquals(upToDate, page, "docs/health.md is out of date: add -Dweir.docs=write");
  }
}
