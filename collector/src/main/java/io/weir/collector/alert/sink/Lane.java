package io.weir.collector.alert.sink;

import io.weir.collector.alert.state.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of notifications to one other side: a ledger on disk, and a thread that tells what waits
 * there, one after the other, again and again until it is taken.
 */
public final class Lane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int MOST_WAITING = 10_000;

  private final SinkFile.Target target;
  private final Ledger ledger;
  private final Grouping grouping;
  private final Backoff backoff;
  private final Clock clock;
  private final Map<LaneCounter, LongAdder> counts = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile Optional<String> problem = Optional.empty();
  private boolean closing;
  private boolean interruptible;

  /**
   * A lane that is yet to be started.
   *
   * @param directory where ledgers are kept
   */
  public Lane(
      SinkFile.Target target,
      Path directory,
      Audience audience,
      Clock clock,
      RandomGenerator random) {
    this.target = target;
    this.ledger = new Ledger(directory.resolve(target.name() + ".journal"));
    this.grouping = new Grouping(target.settings(), ledger, audience);
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
    LongAdder count = counts.get(counter);
    return count == null ? 0 : count.sum();
  }

  /**
   * Looks at the alerts that fire, and takes what is to be told of them.
   *
   * @throws UncheckedIOException if the disk takes nothing; the next call tries again
   */
  public synchronized void update(Collection<Alert> firing, long nowMillis) {
    if (ledger.waiting() >= MOST_WAITING) {
      add(LaneCounter.HELD);
      return;
    }
    try {
      grouping.update(firing, nowMillis);
    } catch (IOException e) {
      throw new UncheckedIOException("the queue of sink " + name() + " cannot be written", e);
    }
  }

  /** Stops telling; what waits is told by the next process. */
  @Override
  public void close() {
    synchronized (thread) {
      closing = true;
      if (interruptible) {
        thread.interrupt();
      }
    }
    try {
      thread.join();
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
        beginWait();
        Notification next = ledger.await();
        endWait();
        attempt(next);
      }
    } catch (InterruptedException _) {
      return; // told to stop
    }
  }

  private void attempt(Notification notification) throws InterruptedException {
    try {
      if (isTooOld(notification)) {
        LOG.warn("sink {} drops what it could not tell: {}", name(), notification.id());
        finish(notification, LaneCounter.EXPIRED);
        return;
      }
      beginWait();
      target.sink().tell(notification);
      endWait();
      finish(notification, LaneCounter.SENT);
      problem = Optional.empty();
    } catch (RefusedException e) {
      endWait();
      LOG.warn("sink {} drops a notification: {}", name(), e.getMessage());
      refuse(notification);
    } catch (IOException | RuntimeException e) {
      endWait();
      if (problem.isEmpty()) {
        LOG.warn("sink {} waits: {}", name(), e.getMessage());
      }
      problem = Optional.of(String.valueOf(e.getMessage()));
      add(LaneCounter.FAILED);
      pause();
    }
  }

  private void refuse(Notification notification) throws InterruptedException {
    try {
      finish(notification, LaneCounter.REFUSED);
    } catch (IOException e) {
      LOG.warn("the queue of sink {} cannot be written: {}", name(), e.getMessage());
      pause();
    }
  }

  private void pause() throws InterruptedException {
    beginWait();
    Thread.sleep(backoff.next());
    endWait();
  }

  /** From here on the thread may be interrupted: it writes no file, which that would close. */
  private void beginWait() throws InterruptedException {
    synchronized (thread) {
      if (closing) {
        throw new InterruptedException("the sink is closed");
      }
      interruptible = true;
    }
  }

  private void endWait() {
    synchronized (thread) {
      interruptible = false;
      var _ = Thread.interrupted(); // what was told is noted first, and then it ends
    }
  }

  private void finish(Notification notification, LaneCounter outcome) throws IOException {
    ledger.done(notification.id());
    add(outcome);
    backoff.reset();
  }

  private boolean isTooOld(Notification notification) {
    long ageMillis = clock.millis() - notification.atMillis();
    return ageMillis > target.settings().giveUpAfter().toMillis();
  }

  private void add(LaneCounter counter) {
    counts.computeIfAbsent(counter, _ -> new LongAdder()).increment();
  }
}
