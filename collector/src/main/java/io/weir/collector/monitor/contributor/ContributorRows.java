package io.weir.collector.monitor.contributor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.contributor.Tally.Group;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Groups as rows of the interface. An id is the inventory's own; where that is an ARN, the row has
 * the name in it as the id and the ARN beside it.
 */
final class ContributorRows {
  /** Where the port stands among the keys of a pair. */
  static final int PORT = 10;

  private ContributorRows() {}

  static List<JsonObject> of(ContributorQuery query, Tally tally) {
    return switch (query.family()) {
      case MONITOR -> tally.groups().limit(query.limit()).map(group -> pair(query, group)).toList();
      case WORKLOAD ->
          tally.groups().limit(query.limit()).map(group -> workload(query, group)).toList();
      case WORKLOAD_DATA -> series(query, tally);
    };
  }

  private static JsonObject pair(ContributorQuery query, Group group) {
    JsonObject row = new JsonObject();
    group.text(0).ifPresent(ip -> row.put("localIp", ip));
    place(row, "local", group, 1);
    group.text(5).ifPresent(ip -> row.put("remoteIp", ip));
    place(row, "remote", group, 6);
    group.keys().get(PORT).ifPresent(port -> row.put("targetPort", port));
    return row.put("destinationCategory", query.category().name())
        .put("value", Math.round(group.value()));
  }

  private static JsonObject workload(ContributorQuery query, Group group) {
    JsonObject row = new JsonObject().put("accountId", query.owner().account());
    place(row, "local", group, 0);
    group.text(4).ifPresent(remote -> row.put("remoteIdentifier", remote));
    return row.put("value", Math.round(group.value()));
  }

  /** A subnet, a virtual network, a zone and a Region, in the keys from one on. */
  private static void place(JsonObject row, String side, Group group, int first) {
    named(row, side + "Subnet", group.text(first));
    named(row, side + "Vpc", group.text(first + 1));
    group.text(first + 2).ifPresent(name -> row.put(side + "Az", name));
    group.text(first + 3).ifPresent(name -> row.put(side + "Region", name));
  }

  private static void named(JsonObject row, String what, Optional<String> identifier) {
    if (identifier.isEmpty()) {
      return;
    }
    Optional<Arn> arn = Arn.parse(identifier.get());
    row.put(what + "Id", arn.map(Arn::name).orElse(identifier.get()));
    arn.ifPresent(whole -> row.put(what + "Arn", whole.toString()));
  }

  private static List<JsonObject> series(ContributorQuery query, Tally tally) {
    Map<String, TreeMap<Long, Double>> byLabel = new TreeMap<>();
    tally
        .groups()
        .forEach(
            group ->
                byLabel
                    .computeIfAbsent(
                        group.text(1).orElse(query.owner().region()), _ -> new TreeMap<>())
                    .put((Long) group.keys().getFirst().orElseThrow(), group.value()));
    return byLabel.entrySet().stream()
        .map(entry -> datapoint(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static JsonObject datapoint(String label, SortedMap<Long, Double> values) {
    return new JsonObject()
        .put("label", label)
        .put(
            "timestamps",
            new JsonArray(
                values.keySet().stream()
                    .map(millis -> Instant.ofEpochMilli(millis).toString())
                    .toList()))
        .put("values", new JsonArray(List.copyOf(values.values())));
  }
}
