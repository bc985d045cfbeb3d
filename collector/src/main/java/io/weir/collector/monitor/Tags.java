package io.weir.collector.monitor;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What users label monitors and scopes with. */
public final class Tags {
  /** How many tags a monitor or a scope may have. */
  public static final int LIMIT = 200;

  /** Keys that begin with it are Amazon's own. */
  private static final String RESERVED = "aws:";

  private final Registry registry;

  Tags(Registry registry) {
    this.registry = registry;
  }

  /** The tags of a monitor or a scope. */
  public Map<String, String> of(Arn resource) throws Refusal {
    return of(registry.state(), resource);
  }

  /** Sets tags, and keeps the others. */
  public void set(Arn resource, Map<String, String> tags) throws Refusal {
    registry.change(
        state -> {
          Map<String, String> next = new TreeMap<>(of(state, resource));
          next.putAll(tags);
          return new Registry.Changed<>(with(state, resource, checked(next)), resource);
        });
  }

  /** Removes tags; a key that is not there is passed over. */
  public void remove(Arn resource, Collection<String> keys) throws Refusal {
    registry.change(
        state -> {
          Map<String, String> next = new TreeMap<>(of(state, resource));
          next.keySet().removeAll(keys);
          return new Registry.Changed<>(with(state, resource, next), resource);
        });
  }

  /** The tags, if they keep to the rules. */
  static Map<String, String> checked(Map<String, String> tags) throws Refusal {
    if (tags.size() > LIMIT) {
      throw new Refusal(
          ErrorShape.VALIDATION,
          "a resource has at most %d tags; these are %d".formatted(LIMIT, tags.size()));
    }
    for (String key : tags.keySet()) {
      if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
        throw new Refusal(
            ErrorShape.VALIDATION,
            "the tag \"" + key + "\" begins with \"aws:\", which is reserved; choose another key");
      }
    }
    return Map.copyOf(tags);
  }

  private static Map<String, String> of(State state, Arn resource) throws Refusal {
    return state
        .monitor(resource)
        .map(Monitor::tags)
        .or(() -> state.scope(resource).map(Scope::tags))
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorShape.NOT_FOUND,
                    "there is no monitor and no scope " + resource + " here"));
  }

  private static State with(State state, Arn resource, Map<String, String> tags) {
    Map<String, String> kept = Map.copyOf(tags);
    return state
        .monitor(resource)
        .map(monitor -> state.with(monitor.withTags(kept)))
        .or(() -> state.scope(resource).map(scope -> state.with(scope.withTags(kept))))
        .orElse(state);
  }
}
