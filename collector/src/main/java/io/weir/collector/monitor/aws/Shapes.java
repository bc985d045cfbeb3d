package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.Resource;
import io.weir.collector.monitor.ResourceType;
import io.weir.collector.monitor.Scope;
import io.weir.collector.monitor.Side;
import io.weir.collector.monitor.Tags;
import io.weir.collector.monitor.Target;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Structures of the service model that several operations read or write. */
final class Shapes {
  private static final int ANY = Integer.MAX_VALUE;
  private static final Map<Side, Map<String, ResourceType>> TYPES =
      Map.of(Side.LOCAL, types(Side.LOCAL), Side.REMOTE, types(Side.REMOTE));
  private static final Map<String, String> TARGET_TYPES = Map.of("ACCOUNT", "ACCOUNT");

  private Shapes() {}

  static Optional<String> clientToken(Members members) {
    return members.optionalText("clientToken", TextRule.CLIENT_TOKEN);
  }

  static Map<String, String> tags(Members members) {
    return members.textMap("tags", Tags.LIMIT, TextRule.TAG_KEY, TextRule.TAG_VALUE);
  }

  static List<Resource> resources(Members members, String name, Side side, int least) {
    return members.objects(name, least, ANY).stream()
        .flatMap(each -> resource(each, side).stream())
        .toList();
  }

  private static Optional<Resource> resource(Members members, Side side) {
    Optional<ResourceType> type = members.choice("type", TYPES.get(side));
    String identifier = members.text("identifier", TextRule.NAME);
    return type.map(known -> new Resource(known, identifier));
  }

  static List<Target> targets(Members members, String name, int least, int most) {
    return members.objects(name, least, most).stream().map(Shapes::target).toList();
  }

  private static Target target(Members members) {
    Members identifier = members.object("targetIdentifier");
    identifier.choice("targetType", TARGET_TYPES);
    String account = identifier.object("targetId").text("accountId", TextRule.ACCOUNT_ID);
    return new Target(members.text("region", TextRule.REGION), account);
  }

  static JsonObject monitor(Monitor monitor) {
    return summary(monitor)
        .put("localResources", resources(monitor.local()))
        .put("remoteResources", resources(monitor.remote()))
        .put("createdAt", epochSeconds(monitor.createdMillis()))
        .put("modifiedAt", epochSeconds(monitor.modifiedMillis()))
        .put("tags", tags(monitor.tags()));
  }

  static JsonObject summary(Monitor monitor) {
    return new JsonObject()
        .put("monitorArn", monitor.arn().toString())
        .put("monitorName", monitor.name())
        .put("monitorStatus", monitor.status().name());
  }

  static JsonObject scope(Scope scope) {
    return summary(scope).put("tags", tags(scope.tags()));
  }

  static JsonObject summary(Scope scope) {
    return new JsonObject()
        .put("scopeId", scope.id())
        .put("status", scope.status().name())
        .put("scopeArn", scope.arn().toString());
  }

  static JsonArray targets(Scope scope) {
    return new JsonArray(
        scope.targets().stream()
            .map(
                target ->
                    new JsonObject()
                        .put("region", target.region())
                        .put("targetIdentifier", identifier(target)))
            .toList());
  }

  static JsonObject tags(Map<String, String> tags) {
    JsonObject json = new JsonObject();
    tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(tag -> json.put(tag.getKey(), tag.getValue()));
    return json;
  }

  private static JsonObject identifier(Target target) {
    return new JsonObject()
        .put("targetId", new JsonObject().put("accountId", target.accountId()))
        .put("targetType", "ACCOUNT");
  }

  private static JsonArray resources(List<Resource> resources) {
    return new JsonArray(
        resources.stream()
            .map(
                resource ->
                    new JsonObject()
                        .put("type", resource.type().shape())
                        .put("identifier", resource.identifier()))
            .toList());
  }

  /** A timestamp in a body is a number of seconds since 1970 (restJson1). */
  private static BigDecimal epochSeconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }

  private static Map<String, ResourceType> types(Side side) {
    return ResourceType.of(side).stream()
        .collect(
            Collectors.toMap(
                ResourceType::shape, type -> type, (one, _) -> one, LinkedHashMap::new));
  }
}
