package io.weir.collector.monitor.aws;

import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The constraints that a request does not keep to, told all at once and in Amazon's words. */
final class Violations {
  private static final int SHOWN = 100;

  private final List<String> sentences = new ArrayList<>();

  /** Says that a member is not there. */
  void missing(String member) {
    sentences.add(
        "Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
  }

  /** Says that a member's value does not keep to a constraint. */
  void add(String member, Object value, String constraint) {
    String text = value.toString();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    sentences.add(
        "Value '%s' at '%s' failed to satisfy constraint: %s".formatted(shown, member, constraint));
  }

  /** Refuses the request if there is any. */
  void check() throws Refusal {
    if (sentences.isEmpty()) {
      return;
    }
    String count =
        sentences.size() == 1 ? "1 validation error" : sentences.size() + " validation errors";
    throw new Refusal(ErrorShape.VALIDATION, count + " detected: " + String.join("; ", sentences));
  }
}
