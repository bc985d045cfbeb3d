package io.weir.collector.monitor;

import io.weir.collector.monitor.Registry.Changed;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The monitors of each Region. */
public final class Monitors {
  /** How many monitors a Region may have. */
  public static final int LIMIT = 20;

  private final Registry registry;
  private final Settling settling;
  private final InstantSource clock;

  Monitors(Registry registry, Settling settling, InstantSource clock) {
    this.registry = registry;
    this.settling = settling;
    this.clock = clock;
  }

  /**
   * Makes a monitor. A scope that is not known is taken for the Region's own if the Region has none
   * yet, so that scripts which name a scope of Amazon's go on working here.
   */
  public Monitor create(NewMonitor request) throws Refusal {
    Tags.checked(request.tags());
    ResourceRules.check(request.region(), request.local(), request.remote());
    long now = clock.millis();
    Monitor made =
        registry.change(
            Idempotency.once(
                request.token(),
                request.fingerprint(),
                now,
                State::monitor,
                Monitor::arn,
                state -> {
                  State withScope = withScope(state, request);
                  Monitor monitor = monitor(request, now);
                  room(state, monitor);
                  return new Changed<>(withScope.with(monitor), monitor);
                }));
    settling.wake();
    return made;
  }

  /** The monitor of that name. */
  public Monitor get(String region, String name) throws Refusal {
    return find(registry.state(), region, name);
  }

  /** Every monitor of a Region, by their names. */
  public List<Monitor> list(String region) {
    return registry.state().monitorsOf(region).toList();
  }

  /** Every monitor of every Region. */
  public List<Monitor> list() {
    return registry.state().monitors();
  }

  /** Changes what a monitor looks at. */
  public Monitor update(String region, String name, ResourceChanges changes, Optional<String> token)
      throws Refusal {
    long now = clock.millis();
    Monitor changed =
        registry.change(
            Idempotency.once(
                token,
                "UpdateMonitor " + List.of(region, name, changes),
                now,
                State::monitor,
                Monitor::arn,
                state -> {
                  Monitor monitor = find(state, region, name);
                  if (monitor.status() == MonitorStatus.DELETING) {
                    throw new Refusal(
                        ErrorShape.VALIDATION, "the monitor " + name + " is being deleted");
                  }
                  Monitor next =
                      monitor.withResources(changes.local(monitor), changes.remote(monitor), now);
                  ResourceRules.check(region, next.local(), next.remote());
                  return new Changed<>(state.with(next), next);
                }));
    settling.wake();
    return changed;
  }

  /** Has a monitor deleted. */
  public void delete(String region, String name) throws Refusal {
    registry.change(
        state -> {
          Monitor monitor = find(state, region, name);
          if (monitor.status() == MonitorStatus.DELETING) {
            throw new Refusal(
                ErrorShape.CONFLICT, "the monitor " + name + " is being deleted already");
          }
          return new Changed<>(state.with(monitor.with(MonitorStatus.DELETING)), monitor);
        });
    settling.wake();
  }

  private static Monitor monitor(NewMonitor request, long nowMillis) {
    return new Monitor(
        request.name(),
        request.scope(),
        MonitorStatus.PENDING,
        request.local(),
        request.remote(),
        nowMillis,
        nowMillis,
        request.tags());
  }

  private static void room(State state, Monitor monitor) throws Refusal {
    if (state.monitor(monitor.arn()).isPresent()) {
      throw new Refusal(
          ErrorShape.CONFLICT,
          "there is a monitor \"" + monitor.name() + "\" in " + monitor.region() + " already");
    }
    if (state.monitorsOf(monitor.region()).count() >= LIMIT) {
      throw new Refusal(
          ErrorShape.QUOTA,
          "a Region has at most %d monitors, and %s has them all"
              .formatted(LIMIT, monitor.region()));
    }
  }

  private static State withScope(State state, NewMonitor request) throws Refusal {
    Arn arn = request.scope();
    Optional<Scope> known = state.scopesOf(request.region()).findFirst();
    if (known.isEmpty()) {
      Target target = new Target(request.region(), arn.account());
      return state.with(new Scope(arn, ScopeStatus.IN_PROGRESS, List.of(target), Map.of()));
    }
    if (!known.get().arn().equals(arn)) {
      throw new Refusal(
          ErrorShape.VALIDATION,
          "there is no scope %s; the one of %s is %s"
              .formatted(arn, request.region(), known.get().arn()));
    }
    if (known.get().status() == ScopeStatus.DEACTIVATING) {
      throw new Refusal(ErrorShape.CONFLICT, "the scope " + arn + " is being deactivated");
    }
    return state;
  }

  private static Monitor find(State state, String region, String name) throws Refusal {
    return state
        .monitorsOf(region)
        .filter(monitor -> monitor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorShape.NOT_FOUND, "there is no monitor \"" + name + "\" in " + region));
  }
}
