package io.weir.collector.http;

import java.util.ArrayList;
import java.util.List;

/** Every operation of the API, what describes them included. */
final class Operations {
  private Operations() {}

  /** The operations over some parts, in the order of the reference page. */
  static List<Operation> all(ApiParts parts, QueryRunner runner) {
    List<Operation> operations = new ArrayList<>();
    operations.addAll(new QueryRoute(runner, parts.clock()).operations());
    operations.addAll(new QueryQuestions(parts.queries(), runner, parts.clock()).operations());
    operations.add(new QueryStreams(runner, parts.clock(), parts.streams()).operation());
    operations.addAll(new DocumentRoutes(parts).operations());
    operations.addAll(new SavedQueryRoutes(parts.savedQueries()).operations());
    operations.addAll(
        new AgentRoutes(parts.agents(), parts.kernelDrops(), parts.clock()).operations());
    operations.addAll(new MonitorRoutes(parts.monitors()).operations());
    operations.addAll(new HealthRoutes(runner, parts.monitors(), parts.clock()).operations());
    operations.addAll(new ManualRoutes().operations());
    operations.add(new ImportRoute(parts.imports(), parts.importLimitBytes()).operation());
    operations.addAll(
        new RuleRoutes(parts.alerting(), parts.pastQueries(), parts.clock()).operations());
    operations.addAll(new AlertRoutes(parts.alerting()).operations());
    operations.addAll(new SilenceRoutes(parts.alerting().silences()).operations());
    operations.add(new MetricsRoute(parts.metrics()).operation());
    operations.add(
        Operation.get("describeApi", "/api/v1/openapi.json")
            .summary("This API as an OpenAPI 3.1 document.")
            .gives(Schema.object("An OpenAPI document."))
            .document(_ -> new OpenApi(operations, parts.version()).document()));
    return List.copyOf(operations);
  }
}
