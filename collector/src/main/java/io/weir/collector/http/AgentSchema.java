package io.weir.collector.http;

import java.util.List;

/** The shapes of what {@link AgentRoutes} answers. */
final class AgentSchema {
  private AgentSchema() {}

  static Schema summary() {
    return Schema.object("A stream of datagrams of an agent.")
        .with("address", Schema.text("How the agent names itself."))
        .with("subAgent", Schema.integer("Number of the stream within the agent."))
        .with("source", Schema.text("The address that its datagrams come from."))
        .with("firstSeen", Schema.time("When the first datagram came."))
        .with("lastSeen", Schema.time("When the last datagram came."))
        .with("datagrams", Schema.integer("Datagrams received, duplicates apart."))
        .with("samples", Schema.integer("Samples in them."))
        .with("lost", Schema.integer("Datagrams that are missing by their sequence numbers."))
        .with("reordered", Schema.integer("Datagrams that came behind later ones."))
        .with("duplicates", Schema.integer("Datagrams that came twice, and were dropped."))
        .with("restarts", Schema.integer("How often the agent began anew."))
        .with("overLimit", Schema.integer("Datagrams refused by udp.agent-limit."))
        .with("warnings", Schema.integer("How many warnings its report has."));
  }

  static Schema report() {
    return Schema.object("")
        .with("address", Schema.text("How the agent names itself."))
        .with("streams", Schema.list("", stream()));
  }

  private static Schema stream() {
    return summary()
        .with("uptimeMillis", Schema.integer("How long the agent runs, as it says."))
        .with("findings", Schema.list("What is wrong or worth knowing.", finding()))
        .with("dataSources", Schema.list("Interfaces, and whatever else is sampled.", source()))
        .with("structures", Schema.list("The structures of sFlow that it sends.", structure()));
  }

  private static Schema finding() {
    return Schema.object("")
        .with("level", Schema.choice("", List.of("warning", "note")))
        .with("text", Schema.text("A sentence for the user."));
  }

  private static Schema source() {
    return Schema.object("")
        .with("name", Schema.text("Its name, as in ifIndex 5."))
        .with("class", Schema.integer("sFlow's class of data sources."))
        .with("index", Schema.integer("Its index in the class."))
        .with("kind", Schema.choice("", List.of("flow", "counters", "discarded")))
        .with("received", Schema.integer("Samples received."))
        .with("lost", Schema.integer("Samples that are missing by their sequence numbers."))
        .with("reordered", Schema.integer("Samples that came behind later ones."))
        .with("duplicates", Schema.integer("Samples that came twice."))
        .with("restarts", Schema.integer("How often its numbers began anew."))
        .with("dropped", Schema.integer("Samples that the agent dropped itself."))
        .withOptional("statedRate", Schema.integer("Packets for each sample, as the agent says."))
        .withOptional("effectiveRate", Schema.number("Packets for each sample, by its pool."))
        .with("rateDiffers", Schema.bool("Whether they differ by more than chance explains."))
        .with("poolIsMadeUp", Schema.bool("Whether the agent makes the pool up from the rate."));
  }

  private static Schema structure() {
    return Schema.object("")
        .with("kind", Schema.text("Where it stands, as in flow."))
        .with("enterprise", Schema.integer("Whose it is; 0 is sflow.org."))
        .with("format", Schema.integer("Its number."))
        .with("name", Schema.text("Its name."))
        .with("count", Schema.integer("How often it came."));
  }
}
