package io.weir.storage.store;

import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.count.Counts;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.thread.ThreadPriority;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that seals full blocks, in the order in which they came. A block that cannot be
 * sealed, because the disk is full for instance, is tried again until it can: it is not lost, it
 * lies in its open file.
 */
final class Sealer {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
  private static final long RETRY_MILLIS = 1000;

  private record Job(TableStore table, OpenBlock block) {}

  /**
   * Wakes the thread so that it sees that it is to stop: an interrupt would close the files that it
   * writes.
   */
  private static final Job WAKE = new Job(null, null);

  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Counts<StoreCounter> counters;
  private final Thread thread = Thread.ofPlatform().name("weir-sealer").unstarted(this::run);
  private volatile String problem;

  Sealer(Counts<StoreCounter> counters) {
    this.counters = counters;
  }

  void start() {
    thread.start();
  }

  /** Leaves a full block to be sealed. Never waits. */
  void add(TableStore table, OpenBlock block) {
    jobs.add(new Job(table, block));
  }

  /** Blocks that wait to be sealed. */
  int waiting() {
    return jobs.size();
  }

  /** Why the last attempt failed; empty if it did not. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Ends after the block at hand; those that wait are taken up at the next start. */
  void stop() throws InterruptedException {
    stop.countDown();
    jobs.add(WAKE);
    thread.join();
  }

  private void run() {
    ThreadPriority.SEAL.take();
    try {
      for (Job next = jobs.take(); stop.getCount() > 0; next = jobs.take()) {
        while (!seal(next) && !stop.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {}
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody interrupts it; if somebody does, it ends
    }
  }

  private boolean seal(Job job) {
    try {
      job.table().seal(job.block());
      problem = null;
      return true;
    } catch (IOException | DamagedBlockException | RuntimeException | InternalError e) {
      // InternalError: what becomes of a fault in a mapped file, as where the disk is full after
      // all
      failed(job, e);
      return false;
    }
  }

  private void failed(Job job, Throwable cause) {
    counters.add(StoreCounter.SEAL_FAILURES, 1);
    if (problem == null) {
      LOG.error(
          "a block cannot be sealed and waits in {}: {}",
          job.block().file().path(),
          cause.toString());
    }
    problem = "a block cannot be sealed: " + cause.getMessage();
  }
}
