package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorStatus;
import io.weir.collector.monitor.Monitors;
import io.weir.collector.monitor.NewMonitor;
import io.weir.collector.monitor.Refusal;
import io.weir.collector.monitor.Resource;
import io.weir.collector.monitor.ResourceChanges;
import io.weir.collector.monitor.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** CreateMonitor, GetMonitor, ListMonitors, UpdateMonitor and DeleteMonitor. */
final class MonitorOperations {
  static final int MAX_RESULTS = 25;
  private static final Pattern SCOPE = Pattern.compile("scope/[a-zA-Z0-9-]+");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private final Monitors monitors;

  MonitorOperations(Monitors monitors) {
    this.monitors = monitors;
  }

  JsonObject create(Input input) throws Refusal {
    Members members = input.members();
    String name = members.text("monitorName", TextRule.RESOURCE_NAME);
    members.isMissing("localResources");
    List<Resource> local = Shapes.resources(members, "localResources", Side.LOCAL, 1);
    List<Resource> remote = Shapes.resources(members, "remoteResources", Side.REMOTE, 0);
    String scope = members.text("scopeArn", TextRule.ARN);
    Optional<String> token = Shapes.clientToken(members);
    Map<String, String> tags = Shapes.tags(members);
    input.check();
    return Shapes.monitor(
        monitors.create(
            new NewMonitor(input.region(), name, scope(input, scope), local, remote, tags, token)));
  }

  JsonObject get(Input input) throws Refusal {
    return Shapes.monitor(monitors.get(input.region(), name(input)));
  }

  JsonObject list(Input input) throws Refusal {
    Members members = input.members();
    int size = members.optionalInteger("maxResults", 1, MAX_RESULTS).orElse(MAX_RESULTS);
    Optional<MonitorStatus> status =
        members.optionalChoice("monitorStatus", Members.names(MonitorStatus.class));
    List<Monitor> found =
        monitors.list(input.region()).stream()
            .filter(each -> status.isEmpty() || each.status() == status.get())
            .toList();
    return PageToken.of("ListMonitors", input.region(), status.toString())
        .page(input, size, "monitors", found, each -> each.arn().toString(), Shapes::summary);
  }

  JsonObject update(Input input) throws Refusal {
    Members members = input.members();
    String name = members.text("monitorName", TextRule.RESOURCE_NAME);
    ResourceChanges changes =
        new ResourceChanges(
            Shapes.resources(members, "localResourcesToAdd", Side.LOCAL, 0),
            Shapes.resources(members, "localResourcesToRemove", Side.LOCAL, 0),
            Shapes.resources(members, "remoteResourcesToAdd", Side.REMOTE, 0),
            Shapes.resources(members, "remoteResourcesToRemove", Side.REMOTE, 0));
    Optional<String> token = Shapes.clientToken(members);
    input.check();
    return Shapes.monitor(monitors.update(input.region(), name, changes, token));
  }

  JsonObject delete(Input input) throws Refusal {
    monitors.delete(input.region(), name(input));
    return new JsonObject();
  }

  private static String name(Input input) throws Refusal {
    String name = input.members().text("monitorName", TextRule.RESOURCE_NAME);
    input.check();
    return name;
  }

  private static Arn scope(Input input, String text) throws Refusal {
    return Arn.parse(text)
        .filter(arn -> arn.service().equals(Arn.SERVICE) && arn.region().equals(input.region()))
        .filter(arn -> ACCOUNT.matcher(arn.account()).matches())
        .filter(arn -> SCOPE.matcher(arn.resource()).matches())
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorShape.VALIDATION,
                    "%s is no scope of the current Region, %s; one is named as in arn:aws:%s:%s:123456789012:scope/…"
                        .formatted(text, input.region(), Arn.SERVICE, input.region())));
  }
}
