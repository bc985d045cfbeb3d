package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.query.engine.QueryEngine;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.schema.Field;
import io.weir.storage.store.Snapshot;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries that end early: nobody reads a block that was let go of, and nobody waits for ever. */
@Timeout(60)
final class QueryEndTest {
  private static final QueryRequest COUNT =
      new QueryRequest("flows | stats count()", Optional.empty());

  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);
  private final AtomicInteger released = new AtomicInteger();
  private volatile Thread teller = Thread.currentThread();
  private final AtomicInteger releasedWhileReading = new AtomicInteger();

  @Test
  void anInterruptedQueryHoldsItsBlocksUntilNobodyReadsThem() throws Exception {
    try (QueryEngine engine = engine(2, new SlowBlock(), new SlowBlock())) {
      FutureTask<QueryResult> query = new FutureTask<>(() -> engine.run(COUNT));
      teller = Thread.ofPlatform().start(query);
      reading.await();
      teller.interrupt();
      told.countDown();
      teller.join();
      assertTrue(query.exceptionNow() instanceof InterruptedException);
    }
    assertEquals(0, releasedWhileReading.get());
    assertEquals(1, released.get());
  }

  @Test
  void aClosedEngineEndsItsQueriesAndHoldsTheirBlocksUntilNobodyReadsThem() throws Exception {
    QueryEngine engine = engine(1, new SlowBlock(), new SlowBlock(), new SlowBlock());
    FutureTask<QueryResult> query = new FutureTask<>(() -> engine.run(COUNT));
    Thread asker = Thread.ofPlatform().start(query);
    reading.await();
    teller = Thread.ofPlatform().start(engine::close);
    told.countDown();
    teller.join();
    assertEquals(1, released.get());
    assertEquals(0, releasedWhileReading.get());
    asker.join();
    assertTrue(query.exceptionNow() instanceof InterruptedException);
  }

  @Test
  void aQueryThatFailsHoldsItsBlocksUntilNobodyReadsThem() throws Exception {
    try (QueryEngine engine = engine(2, new BrokenBlock(), new SlowBlock())) {
      FutureTask<QueryResult> query = new FutureTask<>(() -> engine.run(COUNT));
      teller = Thread.ofPlatform().start(query);
      told.countDown();
      teller.join();
      assertTrue(query.exceptionNow().getCause() instanceof ArithmeticException);
    }
    assertEquals(0, releasedWhileReading.get());
  }

  @Test
  void refusesQueriesOnceClosed() {
    QueryEngine engine = engine(1);
    engine.close();
    assertThrows(InterruptedException.class, () -> engine.run(COUNT));
  }

  private QueryEngine engine(int threads, Block... blocks) {
    return new QueryEngine(
        (_, _, _) -> new Snapshot(List.of(blocks), 0, released::incrementAndGet),
        threads,
        Clock.systemUTC());
  }

  /** A block whose reader goes on once the thread that ends the query has ended, or waits. */
  private class SlowBlock extends NoBlock {
    @Override
    public Optional<Column> column(Field field) {
      reading.countDown();
      while (told.getCount() > 0 || teller.isInterrupted() || isBusy(teller)) {
        LockSupport.parkNanos(100_000);
      }
      releasedWhileReading.addAndGet(released.get());
      return Optional.empty();
    }

    private boolean isBusy(Thread thread) {
      return switch (thread.getState()) {
        case NEW, RUNNABLE, BLOCKED, TIMED_WAITING -> true;
        case WAITING, TERMINATED -> false;
      };
    }
  }

  /** A block that cannot be read. */
  private static final class BrokenBlock extends NoBlock {
    @Override
    public Optional<Column> column(Field field) {
      throw new ArithmeticException("broken");
    }
  }

  private abstract static class NoBlock implements Block {
    @Override
    public long sequence() {
      return 1;
    }

    @Override
    public boolean isSealed() {
      return true;
    }

    @Override
    public int rows() {
      return 1;
    }

    @Override
    public long minTimeMillis() {
      return 0;
    }

    @Override
    public long maxTimeMillis() {
      return Long.MAX_VALUE;
    }
  }
}
