package io.weir.collector.alert.sink;

import io.weir.collector.alert.silence.Audience;
import io.weir.collector.alert.state.Alert;
import io.weir.storage.count.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of notifications to one other side: a ledger on disk, and a thread that tells what waits
 * there, one after the other, again and again until it is taken.
 */
public final class Lane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int MOST_ALERTS_WAITING = 50_000;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final SinkFile.Target target;
  private final Ledger ledger;
  private final Grouping grouping;
  private final Backoff backoff;
  private final Clock clock;
  private final Counts<LaneCounter> counts;
  private final Thread thread;
  private volatile Optional<String> problem = Optional.empty();
  private boolean closing;
  private boolean pausing;

  /**
   * A lane that is yet to be started.
   *
   * @param directory where ledgers are kept
   * @param counts what a lane of that name has counted so far
   */
  public Lane(
      SinkFile.Target target,
      Path directory,
      Audience audience,
      Counts<LaneCounter> counts,
      Clock clock,
      RandomGenerator random) {
    this.target = target;
    this.ledger = new Ledger(directory.resolve(target.name() + ".journal"));
    this.grouping = new Grouping(target.settings(), ledger, audience);
    this.counts = counts;
    this.backoff = new Backoff(random);
    this.clock = clock;
    this.thread =
        Thread.ofPlatform().daemon().name("weir-sink-" + target.name()).unstarted(this::run);
  }

  /** Takes up what an earlier process left to tell, and begins to tell. */
  public void start() throws IOException {
    ledger.open();
    thread.start();
  }

  /** What it is called. */
  public String name() {
    return target.name();
  }

  /** How many notifications wait. */
  public int waiting() {
    return ledger.waiting();
  }

  /** What keeps it from telling, in a sentence; empty if nothing does. */
  public Optional<String> problem() {
    return problem;
  }

  /** How often something has happened. */
  public long count(LaneCounter counter) {
    return counts.get(counter);
  }

  /**
   * Looks at the alerts that fire, and takes what is to be told of them.
   *
   * @throws UncheckedIOException if the disk takes nothing; the next call tries again
   */
  public synchronized void update(Collection<Alert> firing, long nowMillis) {
    if (ledger.alertsWaiting() >= MOST_ALERTS_WAITING) {
      counts.add(LaneCounter.HELD);
      return;
    }
    try {
      grouping.update(firing, nowMillis);
    } catch (IOException e) {
      throw new UncheckedIOException("the queue of sink " + name() + " cannot be written", e);
    }
  }

  /** Has the lane stop once what is being told is told; what waits is told by the next process. */
  public void stop() {
    synchronized (thread) {
      closing = true;
      if (pausing) {
        thread.interrupt();
      }
    }
  }

  /** Stops, and comes back when nothing is told any more. */
  @Override
  public void close() {
    stop();
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt(); // the other side hangs: whether it took what it was told, nobody knows
        thread.join();
      }
      ledger.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("the queue of sink {} cannot be closed: {}", name(), e.getMessage());
    }
  }

  private void run() {
    try {
      while (true) {
        Notification next = pausing(ledger::await);
        finish(next, outcome(next));
      }
    } catch (InterruptedException _) {
      return; // told to stop
    }
  }

  /** Tells, again and again until there is no more to be done. */
  private LaneCounter outcome(Notification notification) throws InterruptedException {
    while (!isTooOld(notification)) {
      try {
        target.sink().tell(notification);
        return LaneCounter.SENT;
      } catch (RefusedException e) {
        LOG.warn("sink {} drops a notification: {}", name(), e.getMessage());
        return LaneCounter.REFUSED;
      } catch (IOException | RuntimeException e) {
        waits(e);
        counts.add(LaneCounter.FAILED);
        pause();
      }
    }
    LOG.warn("sink {} drops what it could not tell: {}", name(), notification.id());
    return LaneCounter.EXPIRED;
  }

  /**
   * Notes what became of a notification; until that is on disk nothing else is told, nor it again.
   */
  private void finish(Notification notification, LaneCounter outcome) throws InterruptedException {
    while (true) {
      try {
        ledger.done(notification.id());
        problem = Optional.empty();
        counts.add(outcome);
        backoff.reset();
        return;
      } catch (IOException e) {
        waits(new IOException("its queue cannot be written: " + e.getMessage(), e));
        pause();
      }
    }
  }

  private void waits(Exception failure) {
    if (problem.isEmpty()) {
      LOG.warn("sink {} waits: {}", name(), failure.getMessage());
    }
    problem = Optional.of(String.valueOf(failure.getMessage()));
  }

  private void pause() throws InterruptedException {
    pausing(
        () -> {
          Thread.sleep(backoff.next());
          return null;
        });
  }

  /** What takes a while in which the lane may be closed. */
  @FunctionalInterface
  private interface Pause<T> {
    T take() throws InterruptedException;
  }

  /**
   * Lets the thread be interrupted meanwhile; else it tells or writes, which must not be cut off.
   */
  private <T> T pausing(Pause<T> pause) throws InterruptedException {
    synchronized (thread) {
      if (closing) {
        throw new InterruptedException("the sink is closed");
      }
      pausing = true;
    }
    try {
      return pause.take();
    } finally {
      synchronized (thread) {
        pausing = false;
        var _ = Thread.interrupted(); // who stops it was late: the next pause ends it
      }
    }
  }

  private boolean isTooOld(Notification notification) {
    long ageMillis = clock.millis() - notification.atMillis();
    return ageMillis > target.settings().giveUpAfter().toMillis();
  }
}
