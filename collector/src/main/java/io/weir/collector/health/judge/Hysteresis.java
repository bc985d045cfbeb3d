package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether something is impaired, of minutes that are good or bad: it is after two of three minutes,
 * one of them bad and the other at least suspect, until three minutes in a row were clean.
 */
final class Hysteresis {
  private static final double COMPARABLE = 0.4; // of what the worst minute is beyond the usual
  private static final int MINUTES = 3;
  private static final int FORGET_MINUTES = 15;

  private final Deque<Finding> last = new ArrayDeque<>(MINUTES + 1); // the oldest first
  private boolean impaired;
  private int impairedMinutes;
  private int silentMinutes;

  /** Takes a minute in; empty where its samples cannot tell. */
  void take(Optional<Finding> finding) {
    if (remember(finding)) {
      turn(impaired ? !isClear() : isTelling());
    }
  }

  /**
   * Takes a minute in of which a process before this one has said whether it was impaired. Where
   * its minutes look worse than was said, that one knew more, such as that hosts were new.
   */
  void recall(Optional<Finding> finding, boolean wasImpaired) {
    remember(finding);
    if (!wasImpaired && isTelling()) {
      last.clear();
    }
    turn(wasImpaired);
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
    last.clear();
    turn(false);
  }

  /** Remembers a minute; false if it says nothing. What is clean, then silent, goes on clearing. */
  private boolean remember(Optional<Finding> finding) {
    if (finding.isEmpty() && !isClearing()) {
      silentMinutes++;
      if (silentMinutes >= FORGET_MINUTES) {
        reset();
      }
      return false;
    }
    silentMinutes = 0;
    last.addLast(finding.orElseGet(last::getLast));
    if (last.size() > MINUTES) {
      last.removeFirst();
    }
    return true;
  }

  private void turn(boolean toImpaired) {
    impaired = toImpaired;
    impairedMinutes = toImpaired ? impairedMinutes + 1 : 0;
  }

  private boolean isClearing() {
    return impaired && !last.isEmpty() && last.getLast().level() == Level.CLEAN;
  }

  private boolean isClear() {
    return last.size() == MINUTES
        && last.stream().allMatch(minute -> minute.level() == Level.CLEAN);
  }

  /**
   * Whether the minutes tell of an impairment. A fault begins within a minute, which is less bad
   * than the next for it; but what is soon much less bad than it was had been a moment's jitter.
   */
  private boolean isTelling() {
    double worst = 0;
    int worse = 0;
    for (Finding minute : last) {
      worse += minute.isWorse() && minute.excess() > COMPARABLE * worst ? 1 : 0;
      worst = minute.level() == Level.BAD ? Math.max(worst, minute.excess()) : worst;
    }
    return worst > 0 && worse >= 2 || worse == MINUTES;
  }
}
