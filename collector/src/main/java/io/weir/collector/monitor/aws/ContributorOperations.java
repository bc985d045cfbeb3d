package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorStatus;
import io.weir.collector.monitor.Monitoring;
import io.weir.collector.monitor.Refusal;
import io.weir.collector.monitor.Scope;
import io.weir.collector.monitor.contributor.ContributorQueries;
import io.weir.collector.monitor.contributor.ContributorQuery;
import io.weir.collector.monitor.contributor.DestinationCategory;
import io.weir.collector.monitor.contributor.Family;
import io.weir.collector.monitor.contributor.Metric;
import io.weir.collector.monitor.contributor.MonitoredFlows;
import io.weir.collector.monitor.contributor.QueryStatus;
import io.weir.query.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Start, status, results and stop of one family of queries for top contributors. */
final class ContributorOperations {
  private static final int MAX_LIMIT = 500;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_RESULTS = 500;

  private final Family family;
  private final Monitoring monitoring;
  private final ContributorQueries queries;
  private final MonitoredFlows flows;
  private final Supplier<String> ids;

  ContributorOperations(
      Family family,
      Monitoring monitoring,
      ContributorQueries queries,
      MonitoredFlows flows,
      Supplier<String> ids) {
    this.family = family;
    this.monitoring = monitoring;
    this.queries = queries;
    this.flows = flows;
    this.ids = ids;
  }

  /** What a query is about. */
  private record Owner(Arn arn, MonitoredFlows.Conditions flows) {}

  JsonObject start(Input input) throws Refusal {
    Members members = input.members();
    Instant from = members.moment("startTime");
    Instant to = members.moment("endTime");
    Optional<Metric> metric = members.choice("metricName", metrics());
    Optional<DestinationCategory> category =
        members.choice("destinationCategory", Members.names(DestinationCategory.class));
    int limit = members.optionalInteger("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    Owner owner = owner(input, ErrorShape.VALIDATION);
    if (!from.isBefore(to)) {
      throw new Refusal(
          ErrorShape.VALIDATION, "startTime (" + from + ") must lie before endTime (" + to + ")");
    }
    ContributorQuery query =
        new ContributorQuery(
            ids.get(),
            family,
            owner.arn(),
            new TimeRange(from.toEpochMilli(), to.toEpochMilli()),
            metric.orElseThrow(),
            category.orElseThrow(),
            limit,
            owner.flows());
    queries.start(query);
    return new JsonObject().put("queryId", query.id());
  }

  JsonObject status(Input input) throws Refusal {
    ContributorQuery query = query(input, ErrorShape.VALIDATION);
    return new JsonObject().put("status", statusOf(query).name());
  }

  JsonObject results(Input input) throws Refusal {
    int size =
        input.members().optionalInteger("maxResults", 1, Integer.MAX_VALUE).orElse(MAX_RESULTS);
    ContributorQuery query = query(input, ErrorShape.NOT_FOUND);
    QueryStatus status = statusOf(query);
    if (status != QueryStatus.SUCCEEDED) {
      throw new Refusal(
          ErrorShape.VALIDATION,
          "the query " + query.id() + " is " + status + "; it has results once it is SUCCEEDED");
    }
    List<JsonObject> rows = queries.rows(query);
    List<Integer> places = IntStream.range(0, rows.size()).boxed().toList();
    JsonObject output =
        PageToken.of("results", query.id())
            .page(
                input,
                Math.min(size, MAX_RESULTS),
                family == Family.WORKLOAD_DATA ? "datapoints" : "topContributors",
                places,
                "%06d"::formatted,
                rows::get);
    return family == Family.WORKLOAD ? output : output.put("unit", query.metric().unit());
  }

  JsonObject stop(Input input) throws Refusal {
    queries.stop(query(input, ErrorShape.VALIDATION));
    return new JsonObject();
  }

  private QueryStatus statusOf(ContributorQuery query) {
    return queries
        .status(family, query.owner(), query.id())
        .orElse(QueryStatus.CANCELED); // forgotten between two calls
  }

  private ContributorQuery query(Input input, ErrorShape unknown) throws Refusal {
    String id = input.members().text("queryId", TextRule.NAME);
    Owner owner = owner(input, unknown);
    return queries
        .query(family, owner.arn(), id)
        .orElseThrow(() -> new Refusal(unknown, "there is no query \"" + id + "\" here"));
  }

  /** The monitor or the scope; not all of these operations know the error that it is not there. */
  private Owner owner(Input input, ErrorShape unknown) throws Refusal {
    try {
      return family == Family.MONITOR ? monitor(input) : scope(input);
    } catch (Refusal e) {
      throw e.error() == ErrorShape.NOT_FOUND ? new Refusal(unknown, e.getMessage()) : e;
    }
  }

  private Owner monitor(Input input) throws Refusal {
    String name = input.members().text("monitorName", TextRule.RESOURCE_NAME);
    input.check();
    Monitor monitor = monitoring.monitors().get(input.region(), name);
    if (monitor.status() == MonitorStatus.DELETING) {
      throw new Refusal(ErrorShape.NOT_FOUND, "the monitor " + name + " is being deleted");
    }
    return new Owner(monitor.arn(), flows.of(monitor));
  }

  private Owner scope(Input input) throws Refusal {
    String id = input.members().text("scopeId", TextRule.NAME);
    input.check();
    Scope scope = monitoring.scopes().get(input.region(), id);
    return new Owner(scope.arn(), flows.of(scope));
  }

  /** Round trips are of pairs of hosts; a subnet has none. */
  private Map<String, Metric> metrics() {
    Map<String, Metric> metrics = Members.names(Metric.class);
    if (family != Family.MONITOR) {
      metrics.remove(Metric.ROUND_TRIP_TIME.name());
    }
    return metrics;
  }
}
