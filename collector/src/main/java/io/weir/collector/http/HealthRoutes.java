package io.weir.collector.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorView;
import io.weir.query.QueryException;
import io.weir.query.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the network is, all of it or what a monitor looks at: scores, impaired paths, and health
 * events, as the store has them.
 */
final class HealthRoutes {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Schema FROM_HOUR =
      Schema.text("Start of the range; an hour before its end if not given.");
  private static final Schema FROM_DAY =
      Schema.text("Start of the range; a day before its end if not given.");
  private static final Schema TO = Schema.text("End of the range; now if not given.");

  private final QueryRunner runner;
  private final MonitorView monitors;
  private final Clock clock;

  /** Routes over what a runner answers. */
  HealthRoutes(QueryRunner runner, MonitorView monitors, Clock clock) {
    this.runner = runner;
    this.monitors = monitors;
    this.clock = clock;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("health", "/api/v1/health")
            .summary("NHI and scores minute by minute, and the paths that are impaired at the end.")
            .mayHave("from", FROM_HOUR)
            .mayHave("to", TO)
            .gives(HealthSchema.health())
            .refuses(HttpStatus.UNAVAILABLE)
            .answer(context -> health(context, HealthDocument.ALL_PATHS)),
        Operation.get("healthEvents", "/api/v1/health/events")
            .summary("The steps of health events: opened, updated, resolved; the newest first.")
            .mayHave("from", FROM_DAY)
            .mayHave("to", TO)
            .gives(HealthSchema.events())
            .refuses(HttpStatus.UNAVAILABLE)
            .answer(this::events),
        Operation.get("monitorHealth", "/api/v1/monitors/{name}/health")
            .summary("The same of the paths that a monitor looks at.")
            .inPath("name", Schema.text("The monitor's name."))
            .mayHave("region", Schema.text("Its Region, where several have a monitor of the name."))
            .mayHave("from", FROM_HOUR)
            .mayHave("to", TO)
            .gives(HealthSchema.health())
            .refuses(HttpStatus.NOT_FOUND, HttpStatus.UNAVAILABLE)
            .answer(
                context ->
                    health(
                        context,
                        HealthDocument.ALL_PATHS
                            + " | where "
                            + monitors.pathCondition(monitor(context)))));
  }

  /** Makes a document of the answers to some queries. */
  @FunctionalInterface
  private interface Maker {
    JsonObject of(QueryRunner.Asking queries) throws QueryException, InterruptedException;
  }

  private void health(RoutingContext context, String paths) throws ProblemException {
    TimeRange range = range(context, HOUR);
    answer(context, queries -> HealthDocument.health(queries, paths, range));
  }

  private void events(RoutingContext context) throws ProblemException {
    TimeRange range = range(context, DAY);
    answer(context, queries -> HealthDocument.events(queries, range));
  }

  private void answer(RoutingContext context, Maker maker) {
    LateAnswer.of(
        runner.answer(queries -> maker.of(queries).toBuffer()), context, "application/json");
  }

  private TimeRange range(RoutingContext context, Duration span) throws ProblemException {
    return TimeParameter.range(parameter(context, "from"), parameter(context, "to"), span, clock);
  }

  /** The monitor that the path names. */
  private Monitor monitor(RoutingContext context) throws ProblemException {
    String name = context.pathParam("name");
    Optional<String> region = parameter(context, "region");
    List<Monitor> named =
        monitors.monitors().stream()
            .filter(monitor -> monitor.name().equals(name))
            .filter(monitor -> region.isEmpty() || monitor.region().equals(region.get()))
            .toList();
    if (named.isEmpty()) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "there is no such monitor; see /api/v1/monitors");
    }
    if (named.size() > 1) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "several Regions have a monitor of this name; say which, as in ?region="
              + named.getFirst().region());
    }
    return named.getFirst();
  }

  private static Optional<String> parameter(RoutingContext context, String name) {
    return Optional.ofNullable(context.queryParams().get(name));
  }
}
