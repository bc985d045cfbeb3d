package io.weir.jmh.ingest;

import io.weir.collector.ingest.UdpSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A sender and a receiver, and what becomes of the loads that one offers to the other. */
final class Trial implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** In which a receiver ends what it has begun, such as blocks to seal. */
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private final Receiver receiver;
  private final SenderProcess sender;
  private final UdpSockets sockets;

  /** How long the processors have worked at a time, and for whom. */
  private record ProcessorTime(long nanos, Duration all, Duration receiver, Duration sender) {
    double shareOfOthers(ProcessorTime before) {
      Duration ours = receiver.plus(sender).minus(before.receiver).minus(before.sender);
      long others = all.minus(before.all).minus(ours).toNanos();
      int processors = Runtime.getRuntime().availableProcessors();
      return Math.max(0.0, (double) others / (nanos - before.nanos) / processors);
    }
  }

  private Trial(Receiver receiver, SenderProcess sender) {
    this.receiver = receiver;
    this.sender = sender;
    this.sockets =
        UdpSockets.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()));
  }

  /** Starts a sender for a receiver, which is closed with the trial. */
  static Trial of(Receiver receiver, Path directory) throws IOException {
    return new Trial(receiver, SenderProcess.start(receiver.port(), directory));
  }

  /** Offers a load, and waits until the receiver has dealt with it. */
  Outcome offer(Load load) throws IOException, InterruptedException {
    OptionalLong keptBefore = receiver.samplesKept();
    long lostBefore = receiver.samplesLost();
    long dropsBefore = sockets.drops();
    ProcessorTime before = processorTime();
    Sent sent = sender.send(load);
    awaitEmptyBuffer();
    ProcessorTime after = processorTime();
    OptionalLong kept = receiver.samplesKept();
    return new Outcome(
        sent,
        sockets.drops() - dropsBefore,
        receiver.samplesLost() - lostBefore,
        kept.isEmpty() ? kept : OptionalLong.of(kept.getAsLong() - keptBefore.orElse(0)),
        after.receiver.minus(before.receiver),
        after.shareOfOthers(before));
  }

  /** Sends, while the caller goes on. */
  CompletableFuture<Sent> sendInBackground(Load load) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return sender.send(load);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public void close() {
    sender.close();
    receiver.close();
  }

  private ProcessorTime processorTime() throws IOException {
    return new ProcessorTime(
        System.nanoTime(), Machine.busy(), receiver.process().cpu(), sender.cpu());
  }

  private void awaitEmptyBuffer() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (sockets.queuedBytes() > 0) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "the receiver does not empty its buffer: " + receiver.process().log());
      }
      Thread.sleep(PAUSE);
    }
    Thread.sleep(SETTLE);
  }
}
