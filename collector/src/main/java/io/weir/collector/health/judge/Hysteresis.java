package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;
import java.util.Optional;

/**
 * Whether something is impaired, of minutes that are good or bad: it is after two of three minutes,
 * one of them bad and the other at least suspect, until three minutes in a row were clean.
 */
final class Hysteresis {
  private static final double COMPARABLE = 0.4; // of what the worst minute is beyond the usual
  private static final int MINUTES = 3;
  private static final int FORGET_MINUTES = 15;

  private final Finding[] last = new Finding[MINUTES];
  private boolean impaired;
  private int impairedMinutes;
  private int silentMinutes;

  /** Takes a minute in; empty where its samples cannot tell. */
  void take(Optional<Finding> finding) {
    if (finding.isEmpty() && !isClearing()) {
      silentMinutes++;
      if (silentMinutes >= FORGET_MINUTES) {
        reset();
      }
      return;
    }
    silentMinutes = 0;
    Finding minute =
        finding.orElse(last[0]); // what is clean and then says nothing goes on clearing
    System.arraycopy(last, 0, last, 1, MINUTES - 1);
    last[0] = minute;
    impaired = impaired ? count(Level.CLEAN) < MINUTES : turns();
    impairedMinutes = impaired ? impairedMinutes + 1 : 0;
  }

  boolean isImpaired() {
    return impaired;
  }

  /** For how many minutes it has been impaired. */
  int impairedMinutes() {
    return impairedMinutes;
  }

  /** Forgets every minute. */
  void reset() {
    for (int i = 0; i < MINUTES; i++) {
      last[i] = null;
    }
    impaired = false;
    impairedMinutes = 0;
  }

  /** Goes on where a process before this one had come to. */
  void recall(boolean wasImpaired) {
    reset();
    impaired = wasImpaired;
  }

  private boolean isClearing() {
    return impaired && last[0] != null && last[0].level() == Level.CLEAN;
  }

  private boolean turns() {
    double worst = 0;
    for (Finding minute : last) {
      worst =
          minute != null && minute.level() == Level.BAD ? Math.max(worst, minute.excess()) : worst;
    }
    int worse = 0;
    for (Finding minute : last) {
      worse +=
          minute != null && minute.level() != Level.CLEAN && minute.excess() > COMPARABLE * worst
              ? 1
              : 0;
    }
    return worst > 0 && worse >= 2 || worse == MINUTES;
  }

  private int count(Level level) {
    int count = 0;
    for (Finding minute : last) {
      count += minute != null && minute.level() == level ? 1 : 0;
    }
    return count;
  }
}
