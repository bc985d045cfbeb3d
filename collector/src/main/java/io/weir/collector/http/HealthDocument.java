package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.http.QueryRunner.Asking;
import io.weir.collector.text.CellText;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import java.util.Objects;
import java.util.Optional;

/**
 * What the store says of the network's health: rows of {@code paths} and {@code events}, and what
 * they come to.
 */
final class HealthDocument {
  /** Every path. */
  static final String ALL_PATHS = "paths";

  private static final long MINUTE_MILLIS = 60_000;
  private static final String SERIES =
      " | stats nhi() as nhi, nhi.cause() as cause, performance() as performance,"
          + " availability() as availability, count() as paths, count(nhi) as judged,"
          + " sum(nhi) as bad by bin(1m) | where paths > 0";
  private static final String IMPAIRED =
      " | where impaired is present | fields time, local.region, local.zone, local.vpc,"
          + " local.subnet, local.name, local.service, remote.region, remote.zone, remote.vpc,"
          + " remote.subnet, remote.name, remote.service, remote.country, provider, samples,"
          + " traffic, nhi, nhi.cause, impaired, evidence | top 1000 by traffic";
  private static final String EVENTS =
      "events | where kind = \"health\" | fields time, event, name, state, labels, value, impact,"
          + " local, provider, started, summary | sort time desc | limit 1000";

  private HealthDocument() {}

  /**
   * The health of some paths, minute by minute, and those that are impaired in the newest one.
   *
   * @param paths which, as the beginning of a query
   */
  static JsonObject health(Asking queries, String paths, TimeRange range)
      throws QueryException, InterruptedException {
    QueryResult result = ask(queries, paths + SERIES, range);
    JsonArray series = rows(result);
    JsonObject document = new JsonObject();
    nhi(result).ifPresent(nhi -> document.put("nhi", nhi));
    if (series.isEmpty()) {
      return document.put("series", series).put("impaired", series);
    }
    long newest = (Long) result.rows().getLast()[0];
    TimeRange last = new TimeRange(newest, newest + MINUTE_MILLIS);
    return document
        .put("now", series.getJsonObject(series.size() - 1))
        .put("series", series)
        .put("impaired", rows(ask(queries, paths + IMPAIRED, last)));
  }

  /** The steps of health events, the newest first. */
  static JsonObject events(Asking queries, TimeRange range)
      throws QueryException, InterruptedException {
    return new JsonObject().put("events", rows(ask(queries, EVENTS, range)));
  }

  private static QueryResult ask(Asking queries, String text, TimeRange range)
      throws QueryException, InterruptedException {
    return queries.ask(new QueryRequest(text, Optional.of(range)));
  }

  /** The greatest of the series: 1 if a network was at fault in any minute. */
  private static Optional<Long> nhi(QueryResult series) {
    return series.rows().stream()
        .map(row -> (Long) row[1])
        .filter(Objects::nonNull)
        .max(Long::compare);
  }

  /** Rows as objects that have what is present. */
  private static JsonArray rows(QueryResult result) {
    JsonArray array = new JsonArray();
    for (Object[] row : result.rows()) {
      JsonObject json = new JsonObject();
      for (int i = 0; i < row.length; i++) {
        if (row[i] != null) {
          ValueType type = result.columns().get(i).type();
          boolean isNumber = type == ValueType.INTEGER || type == ValueType.NUMBER;
          json.put(result.columns().get(i).name(), isNumber ? row[i] : CellText.of(type, row[i]));
        }
      }
      array.add(json);
    }
    return array;
  }
}
