package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Refusal;

/** The input of an operation: the members of path, query and body together, and the Region. */
final class Input {
  private final String region;
  private final Violations violations = new Violations();
  private final Members members;

  /**
   * An input.
   *
   * @param region the Region of the request
   * @param json its members, wherever in the request they stood
   */
  Input(String region, JsonObject json) {
    this.region = region;
    this.members = new Members(json, "", violations);
  }

  String region() {
    return region;
  }

  Members members() {
    return members;
  }

  /** Says that a member's value does not keep to a constraint. */
  void violated(String member, Object value, String constraint) {
    violations.add(member, value, constraint);
  }

  /** Refuses the request if a member that was read violates a constraint. */
  void check() throws Refusal {
    violations.check();
  }
}
