package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.alert.Alerting;
import io.weir.collector.alert.RuleQueries;
import io.weir.collector.alert.rehearsal.RuleReplay;
import io.weir.collector.alert.rule.RuleFile;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.sink.AlertText;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertState;
import io.weir.collector.config.ConfigurationException;
import io.weir.collector.text.CellText;
import io.weir.query.TimeRange;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The rules: what they are and found, to be read again, and to be tried on the past. */
final class RuleRoutes {
  private static final long BODY_LIMIT = 1 << 20;
  private static final int MOST_STEPS = 10_000;
  private static final long MOST_EVALUATIONS = 100_000;

  /** No form of a foreign web page can send these types without the browser asking first. */
  private static final List<String> MEDIA_TYPES = List.of("application/yaml");

  private final Alerting alerting;
  private final RuleQueries queries;
  private final Clock clock;

  RuleRoutes(Alerting alerting, RuleQueries queries, Clock clock) {
    this.alerting = alerting;
    this.queries = queries;
    this.clock = clock;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("listRules", "/api/v1/rules")
            .summary("The alerting rules and their alerts, in Prometheus' shape.")
            .mayHave("type", Schema.choice("One kind alone.", List.of("alert", "record")))
            .gives(
                AlertSchema.success(
                    Schema.object("").with("groups", Schema.list("", AlertSchema.group()))))
            .work(context -> RulesDocument.json(alerting, context.queryParams().get("type"))),
        Operation.post("reloadRules", "/api/v1/rules/reload")
            .summary("Reads the files of rules and sinks again; a mistake keeps the old in use.")
            .gives(AlertSchema.done())
            .refuses(HttpStatus.BAD_REQUEST)
            .work(_ -> reload()),
        Operation.post("replayRules", "/api/v1/rules/replay")
            .summary("What rules would have told over a stretch of the past.")
            .needs("from", Schema.text("Start: ISO 8601, now-6h, or millis."))
            .mayHave("to", Schema.text("End; now unless given."))
            .takesText(MEDIA_TYPES, "A file of rules.", BODY_LIMIT)
            .gives(AlertSchema.replay())
            .work(this::replay));
  }

  private JsonObject reload() throws ProblemException {
    try {
      alerting.reload();
      return new JsonObject().put("status", "success");
    } catch (ConfigurationException e) {
      throw refusal(e.getMessage());
    }
  }

  private JsonObject replay(RoutingContext context) throws ProblemException {
    try {
      String rules = context.body().buffer() == null ? "" : context.body().buffer().toString();
      List<RuleGroup> groups = RuleFile.parse(Path.of("rules"), rules);
      TimeRange range = range(context);
      checkBound(groups, range);
      return replay(groups, range);
    } catch (ConfigurationException e) {
      throw refusal(e.getMessage());
    } catch (InterruptedException _) {
      throw new ProblemException(HttpStatus.UNAVAILABLE, "the collector is stopping");
    }
  }

  private TimeRange range(RoutingContext context) throws ProblemException {
    Optional<String> from = Optional.ofNullable(context.queryParams().get("from"));
    if (from.isEmpty()) {
      throw refusal("the parameter \"from\" is missing; name a time, as in ?from=now-6h");
    }
    Optional<String> to = Optional.ofNullable(context.queryParams().get("to"));
    return TimeParameter.range(from, to, clock).orElseThrow();
  }

  private static void checkBound(List<RuleGroup> groups, TimeRange range) throws ProblemException {
    long evaluations = 0;
    for (RuleGroup group : groups) {
      long times = (range.toMillis() - range.fromMillis()) / group.interval().toMillis();
      evaluations += times * group.rules().size();
    }
    if (evaluations > MOST_EVALUATIONS) {
      throw refusal(
          "this takes %d evaluations, and at most %d are made; ask for less time, or set a longer interval"
              .formatted(evaluations, MOST_EVALUATIONS));
    }
  }

  private JsonObject replay(List<RuleGroup> groups, TimeRange range) throws InterruptedException {
    List<Alert> steps = new ArrayList<>();
    AtomicLong fired = new AtomicLong();
    AtomicLong leftOut = new AtomicLong();
    long failed =
        RuleReplay.run(
            groups,
            range,
            queries,
            alert -> {
              fired.addAndGet(alert.state() == AlertState.FIRING ? 1 : 0);
              if (steps.size() < MOST_STEPS) {
                steps.add(alert);
              } else {
                leftOut.incrementAndGet();
              }
            });
    return new JsonObject()
        .put("fired", fired.get())
        .put("failed", failed)
        .put("steps", new JsonArray(steps.stream().map(RuleRoutes::json).toList()))
        .put("leftOut", leftOut.get());
  }

  private static JsonObject json(Alert step) {
    long time =
        switch (step.state()) {
          case PENDING -> step.activeAtMillis();
          case FIRING -> step.firedAtMillis();
          case RESOLVED -> step.resolvedAtMillis();
        };
    return new JsonObject()
        .put("time", CellText.time(time))
        .put("state", step.state().label())
        .put("labels", step.labels().toString())
        .put("summary", AlertText.summary(step));
  }

  private static ProblemException refusal(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, detail);
  }
}
