package io.weir.collector.monitor.contributor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Arn;
import io.weir.query.TimeRange;
import java.util.List;

/**
 * A query for top contributors on the disk, as a JSON document, version 1:
 *
 * <pre>
 * {"version": 1, "id", "family", "owner", "from", "to", "metric", "category", "limit",
 *  "straight", "mirrored", "started", "status", "rows": […]}
 * </pre>
 *
 * Times are in milliseconds since 1970, the owner is an ARN, {@code straight} and {@code mirrored}
 * are conditions of the flow language, and rows are as the interface gives them.
 *
 * @param query what was asked
 * @param startedMillis when, in milliseconds since 1970
 * @param status where it stands
 * @param rows what was found; empty unless it has succeeded
 */
record QueryDocument(
    ContributorQuery query, long startedMillis, QueryStatus status, List<JsonObject> rows) {
  private static final int VERSION = 1;

  JsonObject toJson() {
    return new JsonObject()
        .put("version", VERSION)
        .put("id", query.id())
        .put("family", query.family().name())
        .put("owner", query.owner().toString())
        .put("from", query.range().fromMillis())
        .put("to", query.range().toMillis())
        .put("metric", query.metric().name())
        .put("category", query.category().name())
        .put("limit", query.limit())
        .put("straight", query.flows().straight())
        .put("mirrored", query.flows().mirrored())
        .put("started", startedMillis)
        .put("status", status.name())
        .put("rows", new JsonArray(rows));
  }

  /**
   * Reads a document.
   *
   * @throws RuntimeException if it is none, or of another version
   */
  static QueryDocument read(JsonObject json) {
    if (json.getInteger("version", 0) != VERSION) {
      throw new IllegalArgumentException("it is not of version " + VERSION);
    }
    ContributorQuery query =
        new ContributorQuery(
            json.getString("id"),
            Family.valueOf(json.getString("family")),
            Arn.parse(json.getString("owner")).orElseThrow(),
            new TimeRange(json.getLong("from"), json.getLong("to")),
            Metric.valueOf(json.getString("metric")),
            DestinationCategory.valueOf(json.getString("category")),
            json.getInteger("limit"),
            new MonitoredFlows.Conditions(json.getString("straight"), json.getString("mirrored")));
    return new QueryDocument(
        query,
        json.getLong("started"),
        QueryStatus.valueOf(json.getString("status")),
        json.getJsonArray("rows").stream().map(JsonObject.class::cast).toList());
  }
}
