package io.weir.collector.monitor;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings scopes and monitors that are on their way to where they go, one after the other, on a
 * thread of its own: what was made becomes usable, what was deleted goes.
 */
final class Settling {
  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private final Registry registry;
  private final MonitorCheck check;
  private final Consumer<Arn> gone;
  private final ExecutorService thread;

  /**
   * A settling that sleeps until it is woken.
   *
   * @param gone is told what is about to go
   * @param thread runs one task at a time
   */
  Settling(Registry registry, MonitorCheck check, Consumer<Arn> gone, ExecutorService thread) {
    this.registry = registry;
    this.check = check;
    this.gone = gone;
    this.thread = thread;
  }

  /** Looks for what is on its way, soon. */
  void wake() {
    thread.execute(this::run);
  }

  private void run() {
    State state = registry.state();
    try {
      for (Scope scope : state.scopes()) {
        settle(scope);
      }
      for (Monitor monitor : state.monitors()) {
        settle(monitor);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the collector stops; its next start goes on here
    } catch (Refusal | RuntimeException e) {
      LOG.error("monitors cannot be brought on: {}", e.getMessage(), e);
    }
  }

  private void settle(Scope scope) throws Refusal {
    switch (scope.status()) {
      case IN_PROGRESS -> ready(scope.arn());
      case DEACTIVATING -> remove(scope.arn());
      case SUCCEEDED, FAILED, DEACTIVATED -> {}
    }
  }

  private void settle(Monitor monitor) throws Refusal, InterruptedException {
    switch (monitor.status()) {
      case PENDING -> tried(monitor, outcome(monitor));
      case DELETING -> remove(monitor.arn());
      case ACTIVE, INACTIVE, ERROR -> {}
    }
  }

  private MonitorStatus outcome(Monitor monitor) throws InterruptedException {
    Optional<String> problem = check.problem(monitor);
    problem.ifPresent(sentence -> LOG.warn("monitor {}: {}", monitor.name(), sentence));
    return problem.isPresent() ? MonitorStatus.ERROR : MonitorStatus.ACTIVE;
  }

  private void ready(Arn arn) throws Refusal {
    change(
        state ->
            state
                .scope(arn)
                .filter(scope -> scope.status() == ScopeStatus.IN_PROGRESS)
                .map(scope -> state.with(scope.with(ScopeStatus.SUCCEEDED))));
  }

  /** Unless it looks at something else by now: then another run tries that. */
  private void tried(Monitor monitor, MonitorStatus outcome) throws Refusal {
    change(
        state ->
            state
                .monitor(monitor.arn())
                .filter(now -> now.status() == MonitorStatus.PENDING)
                .filter(now -> now.hasResourcesOf(monitor))
                .map(now -> state.with(now.with(outcome))));
  }

  private void remove(Arn arn) throws Refusal {
    gone.accept(arn);
    change(state -> Optional.of(state.without(arn)));
  }

  private void change(Function<State, Optional<State>> step) throws Refusal {
    registry.change(state -> new Registry.Changed<>(step.apply(state).orElse(state), null));
  }
}
