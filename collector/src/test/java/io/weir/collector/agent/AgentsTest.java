package io.weir.collector.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgentsTest {
  private static final InetAddress SOURCE = InetAddress.ofLiteral("192.0.2.9");

  private final Agents agents = new Agents(0);

  @Test
  void listsWhatIsKnownOfEachStream() {
    hear(1, 2, 10, 500);
    hear(1, 1, 7, 400);
    hear(1, 2, 11, 600);
    List<AgentState> states = agents.list();
    assertEquals(2, states.size());
    assertEquals(1, states.getFirst().subAgent());
    assertEquals(400, states.getFirst().lastSeenMillis());
    assertEquals(2, states.getLast().sequence().received());
    assertEquals(500, states.getLast().firstSeenMillis());
    assertEquals(600, states.getLast().lastSeenMillis());
    assertEquals("192.0.2.9", states.getLast().peer());
  }

  @Test
  void countsWhatComesBeyondTheLimit() {
    Agent agent = new Agents(2).find(0, Address.lowOfIpv4(1), 0);
    List<Agent.Outcome> admissions = new ArrayList<>();
    for (int sequence = 1; sequence <= 4; sequence++) {
      admissions.add(agent.admit(sequence, 0, 1, SOURCE, sequence < 4 ? 5000 : 6000));
    }
    assertEquals(
        List.of(
            Agent.Outcome.ACCEPTED,
            Agent.Outcome.ACCEPTED,
            Agent.Outcome.OVER_LIMIT,
            Agent.Outcome.ACCEPTED),
        admissions);
    assertEquals(1, agent.state().overLimit());
    assertEquals(0, agent.state().sequence().lost());
  }

  @Test
  void followsManyDataSources() {
    Agent agent = agents.find(0, Address.lowOfIpv4(1), 0);
    for (int round = 1; round <= 2; round++) {
      for (int index = 1; index <= 5000; index++) {
        agent.counted(0, index, round);
      }
    }
    assertEquals(4096, agent.state().sources().size());
    assertTrue(agent.state().sources().stream().allMatch(it -> it.sequence().received() == 2));
  }

  @Test
  void allAgentsTogetherHaveRoomForSoManyDataSourcesAndNames() {
    Agents few = new Agents(0, new Budget(10), new Budget(3));
    byte[] name = {'e', 't', 'h'};
    int named = 0;
    for (int address = 1; address <= 4; address++) {
      Agent agent = few.find(0, Address.lowOfIpv4(address), 0);
      for (int index = 1; index <= 4; index++) {
        agent.counted(0, index, 1);
        agent.counted(0, index, 2);
        agent.interfaces().put(index, name, 0, name.length);
        named += agent.interfaces().of(index) == null ? 0 : 1;
      }
    }
    assertEquals(10, few.list().stream().mapToInt(agent -> agent.sources().size()).sum());
    assertEquals(3, named);
  }

  @Test
  void takesCounterSamplesThatBeginAnewForNoDuplicates() {
    Agent agent = agents.find(0, Address.lowOfIpv4(1), 0);
    for (int number : new int[] {1, 2, 3, 1, 2, 3}) {
      agent.counted(0, 5, number);
    }
    SequenceTracker.Counts counts = agent.state().sources().getFirst().sequence();
    assertEquals(new SequenceTracker.Counts(6, 0, 0, 0, 1), counts);
  }

  @Test
  void refusesAgentsBeyondItsLimit() {
    int limit = 8192;
    for (int i = 0; i < limit; i++) {
      assertTrue(hear(i, 0, 1, 1));
    }
    assertFalse(hear(limit, 0, 1, 1));
    assertTrue(hear(limit - 1, 0, 2, 2));
    assertEquals(limit, agents.list().size());
  }

  private boolean hear(int ipv4, int subAgent, int sequence, long receivedMillis) {
    Agent agent = agents.find(0, Address.lowOfIpv4(ipv4), subAgent);
    return agent != null
        && agent.admit(sequence, sequence, 1, SOURCE, receivedMillis) == Agent.Outcome.ACCEPTED;
  }
}
