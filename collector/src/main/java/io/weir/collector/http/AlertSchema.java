package io.weir.collector.http;

import java.util.List;

/** The shapes of rules, alerts, sinks and silences. */
final class AlertSchema {
  private AlertSchema() {}

  /** What Prometheus wraps every answer in. */
  static Schema success(Schema data) {
    return Schema.object("")
        .with("status", Schema.choice("", List.of("success")))
        .with("data", data);
  }

  /** That something was done. */
  static Schema done() {
    return Schema.object("").with("status", Schema.choice("", List.of("success")));
  }

  /** An alert. */
  static Schema alert() {
    return Schema.object("")
        .with("labels", Schema.object("What tells it apart."))
        .with("annotations", Schema.object("Texts for whoever is told."))
        .with("state", Schema.choice("", List.of("pending", "firing")))
        .with("activeAt", Schema.time("Since when its condition holds."))
        .with("value", Schema.text("What the rule looked at, the last time."))
        .with("fingerprint", Schema.text("Stands for the labels."))
        .withOptional("keepFiringSince", Schema.time("Since when its condition is gone."))
        .withOptional("silencedBy", Schema.text("The silence that covers it."))
        .withOptional("acknowledgedBy", Schema.text("Who looks after it."));
  }

  /** A group of rules. */
  static Schema group() {
    return Schema.object("")
        .with("name", Schema.text(""))
        .with("file", Schema.text("Where it stands."))
        .with("interval", Schema.number("Seconds from one evaluation to the next."))
        .with("limit", Schema.integer("The most alerts that each of its rules may make."))
        .with("missed", Schema.integer("Evaluations left out as the one before had not ended."))
        .withOptional("evaluationTime", Schema.number("Seconds that the last one took."))
        .withOptional("lastEvaluation", Schema.time("When that began."))
        .with("rules", Schema.list("", rule()));
  }

  private static Schema rule() {
    return Schema.object("")
        .with("type", Schema.choice("", List.of("alerting", "recording")))
        .with("name", Schema.text(""))
        .with("query", Schema.text(""))
        .with("unit", Schema.text("What the value counts, as in bytes; empty if nothing."))
        .with("labels", Schema.object("Those that it adds."))
        .with("health", Schema.choice("", List.of("ok", "err", "unknown")))
        .withOptional("lastError", Schema.text("What went wrong; empty if nothing did."))
        .withOptional("evaluationTime", Schema.number("Seconds that the last one took."))
        .withOptional("lastEvaluation", Schema.time("When that began."))
        .withOptional("state", Schema.choice("", List.of("inactive", "pending", "firing")))
        .withOptional("duration", Schema.number("Seconds of \"for\"."))
        .withOptional("keepFiringFor", Schema.number("Seconds of \"keep_firing_for\"."))
        .withOptional("onAbsent", Schema.choice("", List.of("ok", "alert", "keep")))
        .withOptional("annotations", Schema.object("As the file has them."))
        .withOptional("alerts", Schema.list("", alert()));
  }

  /** A way to tell. */
  static Schema sink() {
    return Schema.object("")
        .with("name", Schema.text(""))
        .with("waiting", Schema.integer("Notifications that wait."))
        .with("sent", Schema.integer("Those that were taken."))
        .with("failed", Schema.integer("Attempts that failed."))
        .with("refused", Schema.integer("Notifications that will never be taken."))
        .with("expired", Schema.integer("Those that waited for too long."))
        .with("held", Schema.integer("Times that the queue was full."))
        .withOptional("problem", Schema.text("Why the last attempt failed."));
  }

  /** A silence to be set. */
  static Schema newSilence() {
    Schema matcher =
        Schema.object("")
            .with("name", Schema.text("A label."))
            .with("value", Schema.text("Its value; * stands for any text."))
            .withOptional("isEqual", Schema.bool("False: it must not have that value."))
            .withOptional("isRegex", Schema.bool("Regular expressions are refused."));
    return Schema.object("")
        .with("matchers", Schema.list("All must match.", matcher))
        .with("startsAt", Schema.time(""))
        .with("endsAt", Schema.time(""))
        .withOptional("createdBy", Schema.text(""))
        .withOptional("comment", Schema.text(""));
  }

  /** A silence that is set. */
  static Schema silence() {
    return newSilence().with("id", Schema.text(""));
  }

  /** What rules would have told. */
  static Schema replay() {
    Schema step =
        Schema.object("")
            .with("time", Schema.time(""))
            .with("state", Schema.choice("", List.of("pending", "firing", "resolved")))
            .with("labels", Schema.text("On one line."))
            .with("summary", Schema.text("The annotation of that name."));
    return Schema.object("")
        .with("fired", Schema.integer("Alerts that would have fired."))
        .with("failed", Schema.integer("Evaluations that failed."))
        .with("steps", Schema.list("The first 10,000.", step))
        .with("leftOut", Schema.integer("How many steps came after those."));
  }
}
