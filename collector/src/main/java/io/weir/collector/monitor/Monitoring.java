package io.weir.collector.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The monitors, the scopes and their tags, in a directory of their own. Started once, and closed by
 * the one who started it.
 */
public final class Monitoring implements AutoCloseable {
  /** How long a monitor that is tried may take to be done with. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Registry registry;
  private final Settling settling;
  private final ExecutorService thread;
  private final Monitors monitors;
  private final Scopes scopes;
  private final Tags tags;

  /**
   * Monitors that are yet to be started.
   *
   * @param directory where they are kept
   * @param check tries new monitors
   * @param gone is told which monitors and scopes are about to go
   * @param ids makes ids that nobody has
   */
  public Monitoring(
      Path directory,
      MonitorCheck check,
      Consumer<Arn> gone,
      Supplier<String> ids,
      InstantSource clock) {
    this.registry = new Registry(directory);
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("weir-monitors").daemon().factory());
    this.settling = new Settling(registry, check, gone, thread);
    this.monitors = new Monitors(registry, settling, clock);
    this.scopes = new Scopes(registry, settling, ids, clock);
    this.tags = new Tags(registry);
  }

  /**
   * Takes up what an earlier process left.
   *
   * @throws IOException if it cannot be read; the message names the file
   */
  public void start() throws IOException {
    registry.open();
    settling.wake();
  }

  public Monitors monitors() {
    return monitors;
  }

  public Scopes scopes() {
    return scopes;
  }

  public Tags tags() {
    return tags;
  }

  /** Ends what runs; the next start goes on with it. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    thread.shutdownNow(); // what it was about to write is done at the next start
  }
}
