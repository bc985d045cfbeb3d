package io.weir.jmh.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Eight clients that ask a collector questions while half of what it keeps comes in: as eight open
 * consoles do, or without a pause.
 */
final class QueryLoad {
  private static final int CLIENTS = 8;
  private static final long WARM_UP_MILLIS = 15_000;

  private final Trial trial;
  private final Weir weir;
  private final Pace pace;

  /** How soon a client asks again. */
  enum Pace {
    /** A second after it has asked last, as a chart is refreshed. */
    CONSOLES(1_000),
    /** As soon as it has its answer. */
    PRESSING(0);

    private final long millis;

    Pace(long millis) {
      this.millis = millis;
    }
  }

  /** What became of the load, and how long the answers took. */
  record Result(Pace pace, Outcome outcome, Latencies answers) {}

  QueryLoad(Trial trial, Weir weir, Pace pace) {
    this.trial = trial;
    this.weir = weir;
    this.pace = pace;
  }

  /** Offers datagrams for a time, with the clients at work but at its begin and its end. */
  Result run(long datagramsPerSecond, long millis) throws IOException, InterruptedException {
    Load load = new Load(datagramsPerSecond, WARM_UP_MILLIS + millis);
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WARM_UP_MILLIS);
      long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
      List<Future<long[]>> asking = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        asking.add(clients.submit(() -> ask(number, begin, end)));
      }
      Outcome outcome = trial.offer(load);
      LongStream nanos = LongStream.empty();
      for (Future<long[]> answers : asking) {
        nanos = LongStream.concat(nanos, LongStream.of(answers.get()));
      }
      return new Result(pace, outcome, new Latencies(nanos.toArray()));
    } catch (ExecutionException e) {
      throw new IOException("a client has got no answer", e);
    }
  }

  /** How long each answer took that was asked for between two moments. */
  private long[] ask(int client, long beginNanos, long endNanos)
      throws IOException, InterruptedException {
    LongStream.Builder nanos = LongStream.builder();
    Thread.sleep(client * pace.millis / CLIENTS);
    for (int i = client; System.nanoTime() < endNanos; i++) {
      long start = System.nanoTime();
      weir.answer(Questions.TEXTS.get(i % Questions.TEXTS.size()));
      long took = System.nanoTime() - start;
      if (start >= beginNanos) {
        nanos.add(took);
      }
      Thread.sleep(Math.max(0, pace.millis - TimeUnit.NANOSECONDS.toMillis(took)));
    }
    return nanos.build().toArray();
  }
}
