package io.weir.collector.agent;

/**
 * Follows ascending sequence numbers that wrap at 2^32: what is missing, late, double, and when the
 * sender began anew. A number far off is believed only when the one behind it follows (as RFC 3550,
 * appendix A.1, does it). Belongs to one thread at a time.
 */
public final class SequenceTracker {
  /** What is known of a number. */
  enum Verdict {
    /** It follows, with or without a gap. */
    NEXT,
    /** It was passed over before, or is far off. */
    LATE,
    /** It came before, with the same content. */
    DUPLICATE,
    /** The sender has begun anew. */
    RESTART
  }

  /** How far back numbers are remembered. */
  private static final int WINDOW = Long.SIZE;

  /** The longest gap that is taken for loss at once: ten minutes at 100,000 a second. */
  private static final int MAX_LOST = 60_000_000;

  private final int[] contents = new int[WINDOW];
  private boolean started;
  private int highest;

  /** Bit {@code i}: the number {@code i} below the highest does not count as lost. */
  private long accounted;

  private int candidate;
  private boolean hasCandidate;

  private long received;
  private long lost;
  private long reordered;
  private long duplicates;
  private long restarts;

  /**
   * What was counted.
   *
   * @param received numbers that came, duplicates apart
   * @param lost numbers that were passed over and have not come since
   * @param reordered numbers that came later than a higher one
   * @param duplicates numbers that came again with the same content
   * @param restarts how often the sender began anew
   */
  public record Counts(long received, long lost, long reordered, long duplicates, long restarts) {}

  /**
   * Follows the next number.
   *
   * @param content a number that tells contents apart: a duplicate has that of the number before
   */
  Verdict follow(int sequence, int content) {
    Verdict verdict = verdict(sequence, content);
    switch (verdict) {
      case NEXT -> advance(sequence);
      case RESTART -> restart(sequence);
      case LATE -> late(sequence);
      case DUPLICATE -> {
        duplicates++;
        return verdict;
      }
    }
    contents[sequence & (WINDOW - 1)] = content;
    received++;
    return verdict;
  }

  Counts counts() {
    return new Counts(received, lost, reordered, duplicates, restarts);
  }

  private Verdict verdict(int sequence, int content) {
    int ahead = sequence - highest;
    if (!started || ahead > 0 && ahead <= MAX_LOST) {
      return Verdict.NEXT;
    }
    boolean remembered = ahead <= 0 && ahead > -WINDOW;
    if (remembered && contents[sequence & (WINDOW - 1)] == content && isAccounted(ahead)) {
      return Verdict.DUPLICATE;
    }
    if (remembered && !isAccounted(ahead)) {
      return Verdict.LATE;
    }
    return hasCandidate && sequence == candidate ? Verdict.RESTART : Verdict.LATE;
  }

  private boolean isAccounted(int ahead) {
    return (accounted >>> -ahead & 1) != 0;
  }

  private void advance(int sequence) {
    int ahead = started ? sequence - highest : WINDOW;
    if (started) {
      lost += ahead - 1;
    }
    accounted = ahead < WINDOW ? accounted << ahead | 1 : 1;
    if (!started) {
      accounted = -1; // what precedes the first was never counted as lost
    }
    started = true;
    hasCandidate = false;
    highest = sequence;
  }

  private void restart(int sequence) {
    restarts++;
    reordered--; // the one before was no late one: it was the first of the new numbers
    highest = sequence;
    accounted = -1;
    hasCandidate = false;
  }

  /** One that was passed over was counted as lost then. */
  private void late(int sequence) {
    reordered++;
    int ahead = sequence - highest;
    if (ahead <= 0 && ahead > -WINDOW && !isAccounted(ahead)) {
      accounted |= 1L << -ahead;
      lost--;
      return;
    }
    candidate = sequence + 1;
    hasCandidate = true;
  }
}
