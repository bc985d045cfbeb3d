package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.agent.AgentReport;
import io.weir.collector.agent.AgentReport.Finding;
import io.weir.collector.agent.AgentState;
import io.weir.collector.agent.SequenceTracker;
import io.weir.collector.agent.SourceState;
import io.weir.collector.sflow.Structures;
import io.weir.storage.schema.Address;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The agents that were heard, and a report on each: what it sends and how well it keeps to sFlow.
 */
final class AgentRoutes {
  private final Supplier<List<AgentState>> agents;
  private final Clock clock;

  AgentRoutes(Supplier<List<AgentState>> agents, Clock clock) {
    this.agents = agents;
    this.clock = clock;
  }

  void mount(Router router) {
    router.get("/api/v1/agents").produces("application/json").handler(this::list);
    router.get("/api/v1/agents/:address").produces("application/json").handler(this::report);
  }

  private void list(RoutingContext context) {
    List<JsonObject> streams = agents.get().stream().map(this::summary).toList();
    send(context, new JsonObject().put("agents", new JsonArray(streams)));
  }

  private void report(RoutingContext context) {
    String text = context.pathParam("address");
    try {
      Address address = Address.parse(text);
      report(context, address);
    } catch (IllegalArgumentException _) {
      refuse(
          context,
          HttpStatus.BAD_REQUEST,
          "\"" + text + "\" is no IP address: name an agent by its own");
    }
  }

  private void report(RoutingContext context, Address address) {
    List<JsonObject> streams =
        agents.get().stream()
            .filter(agent -> agent.address().equals(address))
            .map(this::details)
            .toList();
    if (streams.isEmpty()) {
      refuse(
          context,
          HttpStatus.NOT_FOUND,
          "no agent names itself " + address + "; see /api/v1/agents for those that were heard");
      return;
    }
    send(
        context,
        new JsonObject().put("address", address.toString()).put("streams", new JsonArray(streams)));
  }

  private static void refuse(RoutingContext context, HttpStatus status, String detail) {
    context.fail(new ProblemException(Problem.of(status, detail)));
  }

  private JsonObject summary(AgentState agent) {
    SequenceTracker.Counts counts = agent.sequence();
    long warnings =
        AgentReport.of(agent, clock.millis()).stream()
            .filter(finding -> finding.level() == AgentReport.Level.WARNING)
            .count();
    return new JsonObject()
        .put("address", agent.address().toString())
        .put("subAgent", agent.subAgent())
        .put("source", agent.peer())
        .put("firstSeen", CellText.time(agent.firstSeenMillis()))
        .put("lastSeen", CellText.time(agent.lastSeenMillis()))
        .put("datagrams", counts.received())
        .put("samples", agent.samples())
        .put("lost", counts.lost())
        .put("reordered", counts.reordered())
        .put("duplicates", counts.duplicates())
        .put("restarts", counts.restarts())
        .put("overLimit", agent.overLimit())
        .put("warnings", warnings);
  }

  private JsonObject details(AgentState agent) {
    return summary(agent)
        .put("uptimeMillis", agent.uptimeMillis())
        .put(
            "findings",
            new JsonArray(
                AgentReport.of(agent, clock.millis()).stream().map(AgentRoutes::json).toList()))
        .put(
            "dataSources",
            new JsonArray(
                agent.sources().stream().sorted(SourceState.ORDER).map(AgentRoutes::json).toList()))
        .put("structures", structures(agent));
  }

  private static JsonObject json(Finding finding) {
    return new JsonObject().put("level", lower(finding.level())).put("text", finding.text());
  }

  private static JsonObject json(SourceState source) {
    JsonObject json =
        new JsonObject()
            .put("name", source.name())
            .put("class", source.sourceClass())
            .put("index", source.index())
            .put("kind", lower(source.kind()))
            .put("received", source.sequence().received())
            .put("lost", source.sequence().lost())
            .put("reordered", source.sequence().reordered())
            .put("duplicates", source.sequence().duplicates())
            .put("restarts", source.sequence().restarts())
            .put("dropped", source.dropped());
    if (source.statedRate() != 0) {
      json.put("statedRate", source.statedRate());
    }
    if (!Double.isNaN(source.effectiveRate())) {
      json.put("effectiveRate", source.effectiveRate());
    }
    return json.put("poolIsMadeUp", source.poolIsMadeUp());
  }

  private static JsonArray structures(AgentState agent) {
    JsonArray json = new JsonArray();
    List<Structures.Structure> all = Structures.all();
    for (int number = 0; number < all.size(); number++) {
      if (agent.structures().get(number) > 0) {
        Structures.Structure structure = all.get(number);
        json.add(
            new JsonObject()
                .put("kind", lower(structure.space()))
                .put("enterprise", structure.enterprise())
                .put("format", structure.format())
                .put("name", structure.name())
                .put("count", agent.structures().get(number)));
      }
    }
    return json;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void send(RoutingContext context, JsonObject document) {
    context.response().putHeader("Content-Type", "application/json").end(document.toBuffer());
  }
}
