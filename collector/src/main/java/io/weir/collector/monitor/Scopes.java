package io.weir.collector.monitor;

import io.weir.collector.monitor.Registry.Changed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The scopes: at most one in a Region. */
public final class Scopes {
  private final Registry registry;
  private final Settling settling;
  private final Supplier<String> ids;
  private final InstantSource clock;

  Scopes(Registry registry, Settling settling, Supplier<String> ids, InstantSource clock) {
    this.registry = registry;
    this.settling = settling;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a scope.
   *
   * @param region the Region of the request
   * @param targets at least one; the account of the first one is that of the scope
   * @param token the client's own, if it sent one
   */
  public Scope create(
      String region, List<Target> targets, Map<String, String> tags, Optional<String> token)
      throws Refusal {
    Map<String, String> checked = Tags.checked(tags);
    Scope made =
        registry.change(
            Idempotency.once(
                token,
                "CreateScope " + List.of(region, targets, new TreeMap<>(tags)),
                clock.millis(),
                State::scope,
                Scope::arn,
                state -> {
                  Optional<Scope> other = state.scopesOf(region).findFirst();
                  if (other.isPresent()) {
                    throw new Refusal(
                        ErrorShape.QUOTA,
                        "a Region has one scope, and %s has %s; change it with UpdateScope"
                            .formatted(region, other.get().arn()));
                  }
                  Scope scope =
                      new Scope(
                          arn(region, targets.getFirst().accountId(), ids.get()),
                          ScopeStatus.IN_PROGRESS,
                          distinct(targets),
                          checked);
                  return new Changed<>(state.with(scope), scope);
                }));
    settling.wake();
    return made;
  }

  /** The scope of that id. */
  public Scope get(String region, String id) throws Refusal {
    return find(registry.state(), region, id);
  }

  /** Every scope of a Region, by their ids. */
  public List<Scope> list(String region) {
    return registry.state().scopesOf(region).toList();
  }

  /** Adds and removes targets; what is to be removed must be there. */
  public Scope update(String region, String id, List<Target> add, List<Target> remove)
      throws Refusal {
    Scope changed =
        registry.change(
            state -> {
              Scope scope = find(state, region, id);
              if (scope.status() == ScopeStatus.DEACTIVATING) {
                throw conflict("the scope " + id + " is being deactivated");
              }
              Scope next = scope.withTargets(targets(scope, add, remove));
              boolean orphans =
                  state.monitorsOf(region).findAny().isPresent()
                      && next.targets().stream().noneMatch(each -> each.region().equals(region));
              if (orphans) {
                throw conflict(
                    "monitors in "
                        + region
                        + " belong to the scope; delete them before its targets");
              }
              return new Changed<>(state.with(next), next);
            });
    settling.wake();
    return changed;
  }

  /** Has a scope deactivated; it must have no monitors. */
  public void delete(String region, String id) throws Refusal {
    registry.change(
        state -> {
          Scope scope = find(state, region, id);
          if (scope.status() == ScopeStatus.DEACTIVATING) {
            throw conflict("the scope " + id + " is being deactivated already");
          }
          Optional<Monitor> user = state.monitorsOf(region).findFirst();
          if (user.isPresent()) {
            throw conflict(
                "the monitor " + user.get().name() + " belongs to the scope; delete it first");
          }
          return new Changed<>(state.with(scope.with(ScopeStatus.DEACTIVATING)), scope);
        });
    settling.wake();
  }

  static Arn arn(String region, String account, String id) {
    return new Arn("aws", Arn.SERVICE, region, account, Scope.KIND + id);
  }

  private static List<Target> targets(Scope scope, List<Target> add, List<Target> remove)
      throws Refusal {
    List<Target> next = new ArrayList<>(scope.targets());
    for (Target target : remove) {
      if (!next.remove(target)) {
        throw new Refusal(
            ErrorShape.VALIDATION,
            "the scope has no target of the account %s in %s"
                .formatted(target.accountId(), target.region()));
      }
    }
    next.addAll(add);
    List<Target> distinct = distinct(next);
    if (distinct.isEmpty()) {
      throw new Refusal(ErrorShape.VALIDATION, "a scope needs at least one target");
    }
    if (distinct.size() > Scope.TARGET_LIMIT) {
      throw new Refusal(
          ErrorShape.QUOTA,
          "a scope has at most %d targets; these are %d"
              .formatted(Scope.TARGET_LIMIT, distinct.size()));
    }
    return distinct;
  }

  private static List<Target> distinct(List<Target> targets) {
    return List.copyOf(new LinkedHashSet<>(targets));
  }

  private static Scope find(State state, String region, String id) throws Refusal {
    return state
        .scopesOf(region)
        .filter(scope -> scope.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(ErrorShape.NOT_FOUND, "there is no scope \"" + id + "\" in " + region));
  }

  private static Refusal conflict(String message) {
    return new Refusal(ErrorShape.CONFLICT, message);
  }
}
