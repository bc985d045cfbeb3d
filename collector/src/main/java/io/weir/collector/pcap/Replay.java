package io.weir.collector.pcap;

import io.weir.collector.ingest.UdpSockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the sFlow datagrams of captures over UDP, as if their agents spoke and sampled now: with
 * the spacing of the capture, times a speed, or as fast as they are received. Runs until it is done
 * or its thread is interrupted.
 */
public final class Replay {
  private static final int BURST = 64;

  // with a burst of usual datagrams, less than a socket holds by default: 212,992 bytes on Linux
  private static final long MAX_QUEUED_BYTES = 64 << 10;
  private static final long PAUSE_NANOS = 50_000;
  private static final long REMOTE_PAUSE_NANOS =
      TimeUnit.MILLISECONDS.toNanos(3); // some 20,000 datagrams a second

  private final List<CaptureSource> captures;
  private final double speed;
  private final boolean forEver;
  private final InetSocketAddress target;
  private final Clock clock;
  private final SequenceNumbers sequences = new SequenceNumbers();
  private long sent;
  private long passedOver;

  /** Opens a capture anew for each round. */
  public interface CaptureSource {
    Capture open() throws IOException;
  }

  /**
   * What a replay did.
   *
   * @param sent datagrams sent
   * @param passedOver datagrams of the captures that are no sFlow
   */
  public record Summary(long sent, long passedOver) {}

  /**
   * A replay that is yet to run.
   *
   * @param captures what to send, one after the other
   * @param speed 1 for the spacing of the captures, 2 for half of it; 0 for as fast as the target
   *     receives
   * @param forEver whether to begin again after the last
   * @param target where to send to
   * @param clock the time at which samples are said to be taken
   */
  public Replay(
      List<CaptureSource> captures,
      double speed,
      boolean forEver,
      InetSocketAddress target,
      Clock clock) {
    this.captures = List.copyOf(captures);
    this.speed = speed;
    this.forEver = forEver;
    this.target = target;
    this.clock = clock;
  }

  /** Sends everything, or what there was time for until the thread was interrupted. */
  public Summary run() throws IOException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(target);
      do {
        for (CaptureSource source : captures) {
          sequences.beginCapture();
          try (Capture capture = source.open()) {
            send(capture, channel);
          }
        }
      } while (forEver && !Thread.currentThread().isInterrupted());
    } catch (ClosedByInterruptException _) {
      return new Summary(sent, passedOver); // the thread was interrupted while it sent
    }
    return new Summary(sent, passedOver);
  }

  private void send(Capture capture, DatagramChannel channel) throws IOException {
    Pace pace = speed == 0 ? burstPace() : new SpacedPace();
    while (!Thread.currentThread().isInterrupted() && capture.next()) {
      UdpPayload payload = capture.payload();
      if (!Sflow.isDatagram(payload)) {
        passedOver++;
        continue;
      }
      pace.await(capture.timeMillis());
      sequences.renumber(payload);
      SampleTimes.shift(payload, clock.millis() - capture.timeMillis());
      channel.write(ByteBuffer.wrap(payload.bytes(), payload.offset(), payload.length()));
      sent++;
    }
  }

  private Pace burstPace() {
    if (!target.getAddress().isLoopbackAddress()) {
      return _ -> pauseEachBurst(REMOTE_PAUSE_NANOS);
    }
    UdpSockets receiver = UdpSockets.at(target);
    return _ -> {
      while (sent % BURST == 0
          && receiver.queuedBytes() > MAX_QUEUED_BYTES
          && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    };
  }

  private void pauseEachBurst(long nanos) {
    if (sent % BURST == BURST - 1) {
      LockSupport.parkNanos(nanos);
    }
  }

  /** Waits until a datagram is due. */
  private interface Pace {
    void await(long capturedMillis);
  }

  /** Keeps the spacing of a capture, divided by the speed. */
  private final class SpacedPace implements Pace {
    private long startNanos;
    private long firstMillis = Long.MIN_VALUE;

    @Override
    public void await(long capturedMillis) {
      if (firstMillis == Long.MIN_VALUE) {
        firstMillis = capturedMillis;
        startNanos = System.nanoTime();
      }
      long dueNanos = startNanos + (long) ((capturedMillis - firstMillis) * 1e6 / speed);
      long waitNanos = dueNanos - System.nanoTime();
      while (waitNanos > 0 && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(waitNanos);
        waitNanos = dueNanos - System.nanoTime();
      }
    }
  }
}
