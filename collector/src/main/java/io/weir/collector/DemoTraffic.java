package io.weir.collector;

import io.weir.collector.config.Endpoint;
import io.weir.collector.pcap.Replay;
import io.weir.collector.pcap.Replay.CaptureSource;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The traffic of real agents, each sending to a collector over and over again until this is closed.
 */
final class DemoTraffic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoTraffic.class);

  private final Endpoint collector;
  private final List<Thread> agents;

  DemoTraffic(Endpoint collector) {
    this.collector = collector;
    this.agents =
        DemoCaptures.sources().stream()
            .map(capture -> Thread.ofPlatform().name("weir-demo").unstarted(() -> send(capture)))
            .toList();
  }

  void start() {
    agents.forEach(Thread::start);
  }

  @Override
  public void close() {
    agents.forEach(Thread::interrupt);
    try {
      for (Thread agent : agents) {
        agent.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(CaptureSource capture) {
    try {
      new Replay(List.of(capture), 1, true, collector.resolve(), Clock.systemUTC()).run();
    } catch (IOException e) {
      LOG.warn("the demo's traffic ended: {}", e.getMessage());
    }
  }
}
