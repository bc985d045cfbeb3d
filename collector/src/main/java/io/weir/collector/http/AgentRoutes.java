package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.agent.AgentReport;
import io.weir.collector.agent.AgentReport.Finding;
import io.weir.collector.agent.AgentState;
import io.weir.collector.agent.SequenceTracker;
import io.weir.collector.agent.SourceState;
import io.weir.collector.sflow.Structures;
import io.weir.collector.text.CellText;
import io.weir.storage.schema.Address;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The agents that were heard, and a report on each: what it sends and how well it keeps to sFlow.
 */
final class AgentRoutes {
  private final Supplier<List<AgentState>> agents;
  private final LongSupplier kernelDrops;
  private final Clock clock;

  AgentRoutes(Supplier<List<AgentState>> agents, LongSupplier kernelDrops, Clock clock) {
    this.agents = agents;
    this.kernelDrops = kernelDrops;
    this.clock = clock;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("listAgents", "/api/v1/agents")
            .summary("The agents that were heard.")
            .gives(Schema.object("").with("agents", Schema.list("", AgentSchema.summary())))
            .document(_ -> list()),
        Operation.get("reportAgent", "/api/v1/agents/{address}")
            .summary("A report on one agent: what it sends, what is missing, what is wrong.")
            .inPath("address", Schema.text("The address by which it names itself."))
            .gives(AgentSchema.report())
            .refuses(HttpStatus.NOT_FOUND)
            .document(context -> report(address(context.pathParam("address")))));
  }

  private JsonObject list() {
    long drops = kernelDrops.getAsLong();
    List<JsonObject> streams =
        agents.get().stream().map(agent -> summary(agent, findings(agent, drops))).toList();
    return new JsonObject().put("agents", new JsonArray(streams));
  }

  private static Address address(String text) throws ProblemException {
    try {
      return Address.parse(text);
    } catch (IllegalArgumentException _) {
      throw refusal(
          HttpStatus.BAD_REQUEST, "\"" + text + "\" is no IP address: name an agent by its own");
    }
  }

  private JsonObject report(Address address) throws ProblemException {
    long drops = kernelDrops.getAsLong();
    List<JsonObject> streams =
        agents.get().stream()
            .filter(agent -> agent.address().equals(address))
            .map(agent -> details(agent, findings(agent, drops)))
            .toList();
    if (streams.isEmpty()) {
      throw refusal(
          HttpStatus.NOT_FOUND,
          "no agent names itself " + address + "; see /api/v1/agents for those that were heard");
    }
    return new JsonObject()
        .put("address", address.toString())
        .put("streams", new JsonArray(streams));
  }

  private static ProblemException refusal(HttpStatus status, String detail) {
    return new ProblemException(status, detail);
  }

  private List<Finding> findings(AgentState agent, long drops) {
    return AgentReport.of(agent, drops, clock.millis());
  }

  private static JsonObject summary(AgentState agent, List<Finding> findings) {
    SequenceTracker.Counts counts = agent.sequence();
    long warnings =
        findings.stream().filter(finding -> finding.level() == AgentReport.Level.WARNING).count();
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

  private static JsonObject details(AgentState agent, List<Finding> findings) {
    return summary(agent, findings)
        .put("uptimeMillis", agent.uptimeMillis())
        .put("findings", new JsonArray(findings.stream().map(AgentRoutes::json).toList()))
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
    return json.put("rateDiffers", source.rateDiffers()).put("poolIsMadeUp", source.poolIsMadeUp());
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
}
