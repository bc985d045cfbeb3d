package io.weir.collector.monitor.contributor;

import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorCheck;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import java.util.Optional;

/** Tries a monitor by asking for its flows of the last minute. */
public final class FlowCheck implements MonitorCheck {
  private final Answers answers;
  private final MonitoredFlows flows;

  public FlowCheck(Answers answers, MonitoredFlows flows) {
    this.answers = answers;
    this.flows = flows;
  }

  @Override
  public Optional<String> problem(Monitor monitor) throws InterruptedException {
    MonitoredFlows.Conditions conditions = flows.of(monitor);
    String text =
        "flows last 1m | where %s or %s | stats count()"
            .formatted(conditions.straight(), conditions.mirrored());
    try {
      answers.run(new QueryRequest(text, Optional.empty()));
      return Optional.empty();
    } catch (QueryException e) {
      return Optional.of(e.getMessage());
    }
  }
}
