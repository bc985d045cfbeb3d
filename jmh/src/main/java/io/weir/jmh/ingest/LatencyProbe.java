package io.weir.jmh.ingest;

import io.weir.jmh.DemoDatagrams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Sends a marked datagram now and then while a collector is busy, and asks for it until an answer
 * shows it. The time of the answer, rather than of the sample's being visible, is what counts.
 */
final class LatencyProbe {
  private static final long DATAGRAMS_PER_SECOND = 50_000 / Traffic.SAMPLES_A_DATAGRAM;
  private static final long PAUSE_MILLIS = 20;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  // sFlow v5, section 5: the agent's address, its number of the datagram, and the input of the
  // first flow_sample_expanded, which is the mark
  private static final int AGENT = 8;
  private static final int SEQUENCE = 16;
  private static final int INPUT = 64;

  private static final int PROBE_AGENT = 0xc000_0201; // 192.0.2.1

  private final Trial trial;
  private final Weir weir;
  private final ByteBuffer datagram =
      ByteBuffer.wrap(DemoDatagrams.ofLength(Traffic.DATAGRAM_BYTES, 1)[0]);
  private int mark;

  LatencyProbe(Trial trial, Weir weir) {
    this.trial = trial;
    this.weir = weir;
    datagram.putInt(AGENT, PROBE_AGENT);
  }

  /**
   * Probes for a time while the sender is at work, and before that for another that is to settle.
   */
  Latencies run(long settleMillis, long millis) throws IOException, InterruptedException {
    Load load = new Load(DATAGRAMS_PER_SECOND, settleMillis + millis);
    CompletableFuture<Sent> sending = trial.sendInBackground(load);
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), weir.port()));
      probe(channel, settleMillis); // what comes of it does not count
      Latencies latencies = new Latencies(probe(channel, millis));
      sending.join();
      return latencies;
    }
  }

  private long[] probe(DatagramChannel channel, long millis)
      throws IOException, InterruptedException {
    LongStream.Builder nanos = LongStream.builder();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      nanos.add(latency(channel));
      Thread.sleep(PAUSE_MILLIS);
    }
    return nanos.build().toArray();
  }

  private long latency(DatagramChannel channel) throws IOException {
    mark++;
    datagram.putInt(SEQUENCE, mark).putInt(INPUT, mark).rewind();
    String query =
        "flows last 1m | where agent = 192.0.2.1 and input = %d | stats count()".formatted(mark);
    long start = System.nanoTime();
    channel.write(datagram);
    while (weir.number(query) == 0) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new IOException("a sample has not become visible");
      }
    }
    return System.nanoTime() - start;
  }
}
