package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorStatus;
import io.weir.collector.monitor.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The monitors, in the plain form that the console reads. */
final class MonitorRoutes {
  private final Supplier<List<Monitor>> monitors;

  MonitorRoutes(Supplier<List<Monitor>> monitors) {
    this.monitors = monitors;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("listMonitors", "/api/v1/monitors")
            .summary("The monitors, and where they stand.")
            .gives(Schema.object("").with("monitors", Schema.list("", schema())))
            .document(_ -> list()));
  }

  private static Schema schema() {
    Schema resource =
        Schema.object("A resource at an end of a flow.")
            .with("type", Schema.text("What it is, by Amazon's name for it."))
            .with("identifier", Schema.text("Its ARN or its name."));
    List<String> statuses = Arrays.stream(MonitorStatus.values()).map(Enum::name).toList();
    return Schema.object("A monitor.")
        .with("name", Schema.text("Its name, unique in its Region."))
        .with("arn", Schema.text("Its Amazon Resource Name."))
        .with("region", Schema.text("The Region that it is in."))
        .with("status", Schema.choice("Where it stands.", statuses))
        .with("localResources", Schema.list("What is at the local end.", resource))
        .with("remoteResources", Schema.list("What is at the remote end.", resource))
        .with("createdAt", Schema.time("When it was made."))
        .with("modifiedAt", Schema.time("When its resources changed last."))
        .with("tags", Schema.object("Its tags, by their keys."));
  }

  private JsonObject list() {
    return new JsonObject()
        .put("monitors", new JsonArray(monitors.get().stream().map(MonitorRoutes::json).toList()));
  }

  private static JsonObject json(Monitor monitor) {
    JsonObject tags = new JsonObject();
    monitor.tags().forEach(tags::put);
    return new JsonObject()
        .put("name", monitor.name())
        .put("arn", monitor.arn().toString())
        .put("region", monitor.region())
        .put("status", monitor.status().name())
        .put("localResources", json(monitor.local()))
        .put("remoteResources", json(monitor.remote()))
        .put("createdAt", CellText.time(monitor.createdMillis()))
        .put("modifiedAt", CellText.time(monitor.modifiedMillis()))
        .put("tags", tags);
  }

  private static JsonArray json(List<Resource> resources) {
    return new JsonArray(
        resources.stream()
            .map(
                resource ->
                    new JsonObject()
                        .put("type", resource.type().shape())
                        .put("identifier", resource.identifier()))
            .toList());
  }
}
