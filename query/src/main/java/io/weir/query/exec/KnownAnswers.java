package io.weir.query.exec;

import io.weir.query.TimeRange;
import io.weir.storage.block.Block;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;

/**
 * What sealed blocks came to for questions that are asked again and again, as charts, streams and
 * rules do: each time over other blocks, but over most of the last ones, too. Begins with the
 * second time that a question is asked, so that one that is asked once takes nothing; when memory
 * is full, what was used least recently makes room. Safe for any thread.
 */
final class KnownAnswers {
  /** The most questions that are known to have been asked. */
  private static final int MOST_QUESTIONS = 1000;

  /** A question that takes more to be told is not worth being compared with others. */
  private static final int MOST_CHARACTERS = 4096;

  /** An answer of more groups than fit is about as long to take over as the block to read. */
  private static final long MOST_BYTES = 1 << 16;

  /** A question that was not asked for so long is a new one. */
  private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(10);

  /**
   * An answer that was used so lately makes no room: else questions that need more memory than
   * there is would in turn push out what the next one needs.
   */
  private static final long IN_USE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final long maxBytes;
  private final SequencedMap<Question, Asked> questions = new LinkedHashMap<>(16, 0.75f, true);
  private final SequencedMap<Place, Held> answers = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long blocksRemembered;

  /** When a question was asked. */
  private static final class Asked {
    private long lastNanos;
    private long firstNanos; // behind it, answers are remembered

    Asked(long nowNanos) {
      this.lastNanos = nowNanos;
      this.firstNanos = nowNanos;
    }
  }

  /** A question, known by its object, and the number of a block. */
  private record Place(Asked question, long sequence) {}

  private static final class Held {
    private final BlockAnswer answer;
    private long usedNanos;

    Held(BlockAnswer answer, long usedNanos) {
      this.answer = answer;
      this.usedNanos = usedNanos;
    }
  }

  /** A question that was asked before, as one query asks it again. Safe for any thread. */
  final class Repeated {
    private final Asked question;
    private final TimeRange range;
    private final long nowNanos;

    private Repeated(Asked question, TimeRange range, long nowNanos) {
      this.question = question;
      this.range = range;
      this.nowNanos = nowNanos;
    }

    /**
     * Whether a block comes to the same for every query that reads all of it: not where the range
     * cuts it, and not while it is open.
     */
    boolean covers(Block block) {
      return block.isSealed()
          && block.minTimeMillis() >= range.fromMillis()
          && block.maxTimeMillis() < range.toMillis();
    }

    /** What a block comes to, if that is known. */
    Optional<BlockAnswer> find(Block block) {
      return covers(block)
          ? KnownAnswers.this.find(new Place(question, block.sequence()), nowNanos)
          : Optional.empty();
    }

    /**
     * Remembers what a block comes to that is covered, if there is room.
     *
     * @return whether it is worth to go on with other blocks
     */
    boolean add(Block block, BlockAnswer answer) {
      return KnownAnswers.this.add(new Place(question, block.sequence()), answer, nowNanos);
    }
  }

  /**
   * A memory without answers.
   *
   * @param maxBytes about how many bytes they may take; with 0 nothing is remembered
   */
  KnownAnswers(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes note that a question is asked.
   *
   * @param range of the rows that it is asked of
   * @param nowNanos when the query came, by {@link System#nanoTime}
   * @return the question, if what blocks come to for it is remembered
   */
  Optional<Repeated> ask(Question question, TimeRange range, long nowNanos) {
    if (maxBytes == 0 || question.toString().length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    synchronized (this) {
      Asked asked = questions.computeIfAbsent(question, _ -> new Asked(nowNanos));
      if (questions.size() > MOST_QUESTIONS) {
        questions.pollFirstEntry();
      }
      if (nowNanos - asked.lastNanos > FORGOTTEN_NANOS) {
        asked.firstNanos = nowNanos;
      }
      asked.lastNanos = nowNanos;
      return nowNanos - asked.firstNanos > 0
          ? Optional.of(new Repeated(asked, range, nowNanos))
          : Optional.empty();
    }
  }

  /** About how many bytes are held. */
  synchronized long bytes() {
    return bytes;
  }

  /** How often a block was not read, since what it comes to was known. */
  synchronized long blocksRemembered() {
    return blocksRemembered;
  }

  private synchronized Optional<BlockAnswer> find(Place place, long nowNanos) {
    Held held = answers.get(place);
    if (held == null) {
      return Optional.empty();
    }
    held.usedNanos = nowNanos;
    blocksRemembered++;
    return Optional.of(held.answer);
  }

  private boolean add(Place place, BlockAnswer answer, long nowNanos) {
    long size = answer.bytes();
    synchronized (this) {
      if (size > MOST_BYTES) {
        place.question.firstNanos = nowNanos + FORGOTTEN_NANOS;
        return false;
      }
      while (bytes + size > maxBytes
          && !answers.isEmpty()
          && isIdle(answers.firstEntry().getValue(), nowNanos)) {
        bytes -= answers.pollFirstEntry().getValue().answer.bytes();
      }
      if (bytes + size <= maxBytes
          && answers.putIfAbsent(place, new Held(answer, nowNanos)) == null) {
        bytes += size;
      }
      return true;
    }
  }

  private static boolean isIdle(Held held, long nowNanos) {
    return nowNanos - held.usedNanos > IN_USE_NANOS;
  }
}
