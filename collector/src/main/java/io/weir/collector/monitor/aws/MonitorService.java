package io.weir.collector.monitor.aws;

import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorView;
import io.weir.collector.monitor.Monitoring;
import io.weir.collector.monitor.contributor.Answers;
import io.weir.collector.monitor.contributor.ContributorQueries;
import io.weir.collector.monitor.contributor.FlowCheck;
import io.weir.collector.monitor.contributor.MonitoredFlows;
import io.weir.storage.thread.ThreadPriority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Monitors, their queries and their interface, in a directory of their own. Started once, and
 * closed by the one who started it.
 */
public final class MonitorService implements MonitorView, AutoCloseable {
  private static final int QUERY_THREADS = 2;

  private final String homeRegion;
  private final MonitoredFlows flows;
  private final ContributorQueries queries;
  private final Monitoring monitoring;
  private final NetworkFlowMonitor requests;

  /**
   * A service that is yet to be started.
   *
   * @param directory where monitors are kept
   * @param homeRegion the Region of requests and of networks that name none
   * @param keys the key pairs that requests may be signed with; none for anyone
   * @param answers answers the queries for flows
   * @param ids makes ids that nobody has
   */
  public MonitorService(
      Path directory,
      String homeRegion,
      KeyPairs keys,
      Answers answers,
      Supplier<String> ids,
      InstantSource clock) {
    this.homeRegion = homeRegion;
    flows = new MonitoredFlows(homeRegion);
    queries =
        new ContributorQueries(
            directory.resolve("queries"),
            answers,
            Executors.newFixedThreadPool(
                QUERY_THREADS, ThreadPriority.ANSWER.daemons("weir-contributors-")),
            clock);
    monitoring =
        new Monitoring(directory, new FlowCheck(answers, flows), queries::forget, ids, clock);
    Authentication authentication = new Authentication(keys, homeRegion, clock);
    requests = new NetworkFlowMonitor(authentication, monitoring, queries, flows, ids);
  }

  /**
   * Takes up what an earlier process left.
   *
   * @throws IOException if it cannot be read; the message names the file
   */
  public void start() throws IOException {
    monitoring.start();
    queries.open();
  }

  /** Answers a request of Amazon's interface; it waits for the disk. */
  public AwsResponse handle(AwsRequest request) {
    return requests.handle(request);
  }

  @Override
  public String region() {
    return homeRegion;
  }

  @Override
  public List<Monitor> monitors() {
    return monitoring.monitors().list();
  }

  @Override
  public String condition(Monitor monitor) {
    return flows.of(monitor).straight();
  }

  @Override
  public String pathCondition(Monitor monitor) {
    return flows.paths(monitor);
  }

  /** Ends what runs; the next start goes on with it. */
  @Override
  public void close() {
    monitoring.close();
    queries.close();
  }
}
