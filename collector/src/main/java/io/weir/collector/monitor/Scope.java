package io.weir.collector.monitor;

import java.util.List;
import java.util.Map;

/**
 * What monitors of a Region look at: accounts in Regions.
 *
 * @param arn ends in the scope's id
 * @param status where it stands
 * @param targets at least one; the account of the first one is that of the scope
 * @param tags by their keys
 */
public record Scope(Arn arn, ScopeStatus status, List<Target> targets, Map<String, String> tags) {
  /** How many targets a scope may have. */
  public static final int TARGET_LIMIT = 100;

  static final String KIND = "scope/";

  /** What tells it from other scopes. */
  public String id() {
    return arn.name();
  }

  /** The Region that its monitors are in. */
  public String region() {
    return arn.region();
  }

  Scope with(ScopeStatus next) {
    return new Scope(arn, next, targets, tags);
  }

  Scope withTargets(List<Target> next) {
    return new Scope(arn, ScopeStatus.IN_PROGRESS, List.copyOf(next), tags);
  }

  Scope withTags(Map<String, String> next) {
    return new Scope(arn, status, targets, next);
  }
}
