package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.weir.collector.agent.Agent;
import io.weir.collector.agent.Agents;
import io.weir.collector.agent.FlowSampleNotes;
import io.weir.collector.agent.StructureTally;
import io.weir.collector.sflow.Structures;
import io.weir.storage.schema.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AgentRoutesTest {
  private static final InetAddress PEER = InetAddress.ofLiteral("10.0.0.9");

  private final Agents agents = new Agents(0);
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws IOException {
    api =
        new TestApi(
            request -> {
              throw new AssertionError("nobody asks anything: " + request);
            });
    Agent agent = agents.find(0, Address.parse("10.0.0.1").low(), 3);
    for (int sequence : new int[] {1, 2, 5}) {
      agent.admit(sequence, sequence, 1000, PEER, 1500);
    }
    FlowSampleNotes samples = new FlowSampleNotes();
    samples.add(0, 5, 1, 400, 4000, 0);
    samples.add(0, 5, 2, 400, 4400, 7);
    StructureTally tally = new StructureTally();
    tally.add(0);
    agent.held(tally, samples);
    api.agents(agents.list());
  }

  @Test
  void listsEachStream() throws Exception {
    assertEquals(
        "{\"agents\":[{\"address\":\"10.0.0.1\",\"subAgent\":3,\"source\":\"10.0.0.9\","
            + "\"firstSeen\":\"1970-01-01T00:00:01.500Z\",\"lastSeen\":\"1970-01-01T00:00:01.500Z\","
            + "\"datagrams\":3,\"samples\":2,\"lost\":2,\"reordered\":0,\"duplicates\":0,"
            + "\"restarts\":0,\"overLimit\":0,\"warnings\":3}]}",
        api.get("/api/v1/agents").body());
  }

  @Test
  void answersAsItIsDescribed() throws Exception {
    String path = "/api/v1/agents/{address}";

    assertEquals(List.of(), api.misfits("/api/v1/agents", api.get("/api/v1/agents")));
    for (String address : List.of("10.0.0.1", "10.0.0.2", "switch1")) {
      assertEquals(List.of(), api.misfits(path, api.get("/api/v1/agents/" + address)), address);
    }
  }

  @Test
  void reportsOnAnAgentInPlainWords() throws Exception {
    JsonObject report = new JsonObject(api.get("/api/v1/agents/10.0.0.1").body());
    JsonObject stream = report.getJsonArray("streams").getJsonObject(0);
    String findings = stream.getJsonArray("findings").encode();
    assertTrue(findings.contains("2 of 5 datagrams were lost on the way (40.00 %)"), findings);
    assertTrue(
        findings.contains("ifIndex 5 took 7 samples that the agent could not send"), findings);
    assertEquals(
        "ifIndex 5", stream.getJsonArray("dataSources").getJsonObject(0).getString("name"));
    assertEquals(
        Structures.all().getFirst().name(),
        stream.getJsonArray("structures").getJsonObject(0).getString("name"));
  }

  @Test
  void saysThatWhatIsMissingMayBeLostHere() throws Exception {
    api.kernelDrops(12);
    String report = api.get("/api/v1/agents/10.0.0.1").body();
    assertTrue(report.contains("the collector itself had no room for 12 datagrams"), report);
  }

  @Test
  void saysThatAnAgentWasNotHeard() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/agents/10.0.0.2");
    assertEquals(404, response.statusCode());
    assertTrue(response.body().contains("no agent names itself 10.0.0.2"), response.body());
  }

  @Test
  void saysThatANameIsNoAddress() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/agents/switch1");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("is no IP address"), response.body());
  }
}
