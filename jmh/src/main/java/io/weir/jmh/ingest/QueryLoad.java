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
 * Eight clients that ask a collector for what a console's filtered charts show, each again as soon
 * as it has its answer, while half of what the collector keeps comes in.
 */
final class QueryLoad {
  private static final int CLIENTS = 8;
  private static final long WARM_UP_MILLIS = 5_000;
  private static final List<String> QUERIES =
      List.of(
          "flows last 1m | where src.ip in 10.20.1.0/24 and dst.port = 8443 | stats sum(bytes) as"
              + " traffic by src.ip, dst.ip | top 10 by traffic",
          "flows last 1m | where dst.ip = 10.20.2.1 | stats rate(bytes) as traffic by bin(1s)",
          "flows last 1m | where agent = 10.9.0.2 and protocol = 17 | stats count() as samples by"
              + " dst.port | top 10 by samples",
          "flows last 1m | where tcp.rtt > 1ms and dst.port = 8080 | stats p99(tcp.rtt), count() as"
              + " samples by dst.ip | top 10 by samples");

  private final Trial trial;
  private final Weir weir;

  /** What became of the load, and how long the answers took. */
  record Result(Outcome outcome, Latencies answers) {}

  QueryLoad(Trial trial, Weir weir) {
    this.trial = trial;
    this.weir = weir;
  }

  /** Offers datagrams for a time, with the clients at work but at its begin and its end. */
  Result run(long datagramsPerSecond, long millis) throws IOException, InterruptedException {
    Load load = new Load(datagramsPerSecond, WARM_UP_MILLIS + millis);
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WARM_UP_MILLIS);
      long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
      List<Future<long[]>> asking = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        asking.add(clients.submit(() -> ask(first, begin, end)));
      }
      Outcome outcome = trial.offer(load);
      LongStream nanos = LongStream.empty();
      for (Future<long[]> answers : asking) {
        nanos = LongStream.concat(nanos, LongStream.of(answers.get()));
      }
      return new Result(outcome, new Latencies(nanos.toArray()));
    } catch (ExecutionException e) {
      throw new IOException("a client has got no answer", e);
    }
  }

  /** How long each answer took that was asked for between two moments. */
  private long[] ask(int first, long beginNanos, long endNanos) throws IOException {
    LongStream.Builder nanos = LongStream.builder();
    for (int i = first; System.nanoTime() < endNanos; i++) {
      long start = System.nanoTime();
      weir.answer(QUERIES.get(i % QUERIES.size()));
      if (start >= beginNanos) {
        nanos.add(System.nanoTime() - start);
      }
    }
    return nanos.build().toArray();
  }
}
