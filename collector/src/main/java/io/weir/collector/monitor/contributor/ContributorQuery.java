package io.weir.collector.monitor.contributor;

import io.weir.collector.monitor.Arn;
import io.weir.query.TimeRange;

/**
 * A query for top contributors.
 *
 * @param id what tells it from others
 * @param family what its rows are
 * @param owner the monitor or the scope that it is about
 * @param range which stretch of time
 * @param metric what is contributed to
 * @param category which flows, by how far apart their ends are
 * @param limit how many rows at most
 * @param flows which flows, by where their ends are
 */
public record ContributorQuery(
    String id,
    Family family,
    Arn owner,
    TimeRange range,
    Metric metric,
    DestinationCategory category,
    int limit,
    MonitoredFlows.Conditions flows) {}
