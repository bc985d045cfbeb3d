package io.weir.collector.monitor.aws;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Monitoring;
import io.weir.collector.monitor.Refusal;
import io.weir.collector.monitor.contributor.ContributorQueries;
import io.weir.collector.monitor.contributor.Family;
import io.weir.collector.monitor.contributor.MonitoredFlows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interface: takes requests and answers them. Any thread may call; calls wait for the disk. */
public final class NetworkFlowMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkFlowMonitor.class);
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");

  private final Authentication authentication;
  private final List<Route> routes = new ArrayList<>();

  /**
   * An interface.
   *
   * @param ids makes ids that nobody has
   */
  public NetworkFlowMonitor(
      Authentication authentication,
      Monitoring monitoring,
      ContributorQueries queries,
      MonitoredFlows flows,
      Supplier<String> ids) {
    this.authentication = authentication;
    MonitorOperations monitors = new MonitorOperations(monitoring.monitors());
    add("POST", "/monitors", monitors::create);
    add("GET", "/monitors", monitors::list);
    add("GET", "/monitors/{monitorName}", monitors::get);
    add("PATCH", "/monitors/{monitorName}", monitors::update);
    add("DELETE", "/monitors/{monitorName}", monitors::delete);
    ScopeOperations scopes = new ScopeOperations(monitoring.scopes());
    add("POST", "/scopes", scopes::create);
    add("GET", "/scopes", scopes::list);
    add("GET", "/scopes/{scopeId}", scopes::get);
    add("PATCH", "/scopes/{scopeId}", scopes::update);
    add("DELETE", "/scopes/{scopeId}", scopes::delete);
    TagOperations tags = new TagOperations(monitoring.tags());
    add("GET", "/tags/{resourceArn}", tags::list);
    add("POST", "/tags/{resourceArn}", tags::tag);
    add("DELETE", "/tags/{resourceArn}", tags::untag);
    for (Family family : Family.values()) {
      add(path(family), new ContributorOperations(family, monitoring, queries, flows, ids));
    }
  }

  /** Answers a request; whatever is wrong becomes an answer, too. */
  public AwsResponse handle(AwsRequest request) {
    try {
      String region = authentication.region(request);
      for (Route route : routes) {
        Optional<JsonObject> labels = labels(route, request);
        if (labels.isPresent()) {
          JsonObject json = members(request).mergeIn(labels.get());
          return AwsResponse.of(route.operation().run(new Input(region, json)));
        }
      }
      throw new Refusal(
          ErrorShape.UNKNOWN_OPERATION,
          "there is no operation " + request.method() + " " + request.path());
    } catch (Refusal e) {
      return AwsResponse.of(e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return AwsResponse.of(
          new Refusal(ErrorShape.INTERNAL, "the collector failed; its log says why"));
    }
  }

  private static String path(Family family) {
    return switch (family) {
      case MONITOR -> "/monitors/{monitorName}/topContributorsQueries";
      case WORKLOAD -> "/workloadInsights/{scopeId}/topContributorsQueries";
      case WORKLOAD_DATA -> "/workloadInsights/{scopeId}/topContributorsDataQueries";
    };
  }

  private void add(String path, ContributorOperations operations) {
    add("POST", path, operations::start);
    add("GET", path + "/{queryId}/status", operations::status);
    add("GET", path + "/{queryId}/results", operations::results);
    add("DELETE", path + "/{queryId}", operations::stop);
  }

  private void add(String method, String path, Route.Operation operation) {
    routes.add(Route.of(method, path, operation));
  }

  private static Optional<JsonObject> labels(Route route, AwsRequest request) throws Refusal {
    try {
      return route.members(request.method(), request.path());
    } catch (IllegalArgumentException e) {
      throw new Refusal(ErrorShape.VALIDATION, "the path is encoded badly: " + e.getMessage());
    }
  }

  /** The members of body and query. */
  private static JsonObject members(AwsRequest request) throws Refusal {
    JsonObject members = body(request);
    for (String pair : request.query().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        put(members, Route.decoded(pair.substring(0, equals)), pair.substring(equals + 1));
      }
    }
    return members;
  }

  private static void put(JsonObject members, String name, String encoded) {
    String value = Route.decoded(encoded);
    switch (name) {
      case "tagKeys" -> members.put(name, members.getJsonArray(name, new JsonArray()).add(value));
      case "maxResults" ->
          members.put(
              name, INTEGER.matcher(value).matches() ? (Object) Integer.valueOf(value) : value);
      default -> members.put(name, value);
    }
  }

  private static JsonObject body(AwsRequest request) throws Refusal {
    if (request.body().length() == 0) {
      return new JsonObject();
    }
    // a form of a foreign web page cannot send this type without the browser asking first
    if (!request.header("content-type").orElse("").startsWith("application/json")) {
      throw new Refusal(
          ErrorShape.UNSUPPORTED_MEDIA_TYPE, "the body must be sent as application/json");
    }
    try {
      return request.body().toJsonObject();
    } catch (DecodeException | ClassCastException e) {
      throw new Refusal(
          ErrorShape.VALIDATION, "the body is no JSON object: " + firstLine(e.getMessage()));
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
