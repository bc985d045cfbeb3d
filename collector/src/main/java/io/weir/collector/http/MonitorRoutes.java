package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorStatus;
import io.weir.collector.monitor.MonitorView;
import io.weir.collector.monitor.Resource;
import io.weir.collector.monitor.ResourceType;
import io.weir.collector.monitor.Side;
import io.weir.collector.text.CellText;
import java.util.Arrays;
import java.util.List;

/** The monitors, in the plain form that the console reads. */
final class MonitorRoutes {
  private final MonitorView monitors;

  MonitorRoutes(MonitorView monitors) {
    this.monitors = monitors;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("listMonitors", "/api/v1/monitors")
            .summary("The monitors, and where they stand.")
            .gives(
                Schema.object("")
                    .with("region", Schema.text("The Region that unsigned requests are for."))
                    .with("resourceTypes", types())
                    .with("monitors", Schema.list("", schema())))
            .document(_ -> list()));
  }

  private static Schema types() {
    Schema type =
        Schema.object("")
            .with("type", Schema.text("Amazon's name for it."))
            .with("field", Schema.text("What flows call it, behind local. or remote."));
    return Schema.object("What a resource may be.")
        .with("local", Schema.list("At the local end.", type))
        .with("remote", Schema.list("At the remote end.", type));
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
        .with("condition", Schema.text("Which flows and paths it looks at, for queries."))
        .with("createdAt", Schema.time("When it was made."))
        .with("modifiedAt", Schema.time("When its resources changed last."))
        .with("tags", Schema.object("Its tags, by their keys."));
  }

  private JsonObject list() {
    return new JsonObject()
        .put("region", monitors.region())
        .put(
            "resourceTypes",
            new JsonObject().put("local", types(Side.LOCAL)).put("remote", types(Side.REMOTE)))
        .put("monitors", new JsonArray(monitors.monitors().stream().map(this::json).toList()));
  }

  private static JsonArray types(Side side) {
    return new JsonArray(
        ResourceType.of(side).stream()
            .map(type -> new JsonObject().put("type", type.shape()).put("field", type.field()))
            .toList());
  }

  private JsonObject json(Monitor monitor) {
    JsonObject tags = new JsonObject();
    monitor.tags().forEach(tags::put);
    return new JsonObject()
        .put("name", monitor.name())
        .put("arn", monitor.arn().toString())
        .put("region", monitor.region())
        .put("status", monitor.status().name())
        .put("localResources", json(monitor.local()))
        .put("remoteResources", json(monitor.remote()))
        .put("condition", monitors.condition(monitor))
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
