package io.weir.collector.http;

import io.weir.collector.agent.AgentState;
import io.weir.collector.metrics.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the API shows.
 *
 * @param queries answers queries
 * @param concurrentQueries how many queries run at once
 * @param agents tells which agents were heard
 * @param health tells what is wrong with the collector, one sentence each; empty while it is well
 * @param imports takes captures in
 * @param importLimitBytes the largest capture to take
 * @param metrics what {@code /metrics} shows and where requests are counted
 * @param version of the running program
 * @param clock tells what {@code now} is
 */
public record ApiParts(
    Queries queries,
    int concurrentQueries,
    Supplier<List<AgentState>> agents,
    Supplier<List<String>> health,
    CaptureImport imports,
    long importLimitBytes,
    Metrics metrics,
    String version,
    Clock clock) {}
