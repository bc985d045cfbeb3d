package io.weir.collector.http;

import io.weir.collector.agent.AgentState;
import io.weir.collector.alert.Alerting;
import io.weir.collector.alert.RuleQueries;
import io.weir.collector.config.HostNames;
import io.weir.collector.console.SavedQueries;
import io.weir.collector.metrics.Metrics;
import io.weir.collector.monitor.MonitorView;
import io.weir.collector.monitor.aws.AwsRequest;
import io.weir.collector.monitor.aws.AwsResponse;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the API shows.
 *
 * @param queries answers queries
 * @param concurrentQueries how many queries run at once
 * @param streams how many queries may be streamed at once
 * @param hosts the names by which requests may come
 * @param agents tells which agents were heard
 * @param kernelDrops tells how many datagrams came faster than they were received
 * @param health tells what is wrong with the collector, one sentence each; empty while it is well
 * @param imports takes captures in
 * @param importLimitBytes the largest capture to take
 * @param monitors tells of the monitors
 * @param amazon answers requests of Amazon's interface to monitors; it may wait for the disk
 * @param ids makes ids that nobody has
 * @param alerting the rules, their alerts, and whom they tell
 * @param pastQueries answers queries as of a time of the past
 * @param savedQueries the queries that users keep
 * @param metrics what {@code /metrics} shows and where requests are counted
 * @param version of the running program
 * @param clock tells what {@code now} is
 */
public record ApiParts(
    Queries queries,
    int concurrentQueries,
    int streams,
    HostNames hosts,
    Supplier<List<AgentState>> agents,
    LongSupplier kernelDrops,
    Supplier<List<String>> health,
    CaptureImport imports,
    long importLimitBytes,
    MonitorView monitors,
    Function<AwsRequest, AwsResponse> amazon,
    Supplier<String> ids,
    Alerting alerting,
    RuleQueries pastQueries,
    SavedQueries savedQueries,
    Metrics metrics,
    String version,
    Clock clock) {}
