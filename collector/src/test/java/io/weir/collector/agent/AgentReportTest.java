package io.weir.collector.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.agent.AgentReport.Finding;
import io.weir.collector.agent.AgentReport.Level;
import io.weir.storage.schema.Address;
import java.net.InetAddress;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AgentReportTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final InetAddress PEER = InetAddress.ofLiteral("10.0.0.1");

  private final Agent agent = new Agents(0).find(0, Address.parse("10.0.0.1").low(), 0);

  @Test
  void findsNothingWhereAllIsWell() {
    hear(1, 2, 3);
    agent.sampled(0, 5, 1, 400, 400, 0);
    agent.counted(0, 5, 1);
    assertEquals(List.of(), report());
  }

  @Test
  void saysThatSamplesArriveAtAnotherRate() {
    hear(1);
    SplittableRandom random = new SplittableRandom(3);
    int pool = 0;
    for (int number = 1; number <= 100_000; number++) {
      pool += 1 + random.nextInt(4095);
      agent.sampled(0, 5, number, 1024, pool, 0);
    }
    agent.counted(0, 5, 1);
    Finding finding = report().getFirst();
    assertEquals(Level.WARNING, finding.level());
    assertTrue(
        finding.text().matches("samples from ifIndex 5 arrive at 1:20[345]\\d but say 1:1024"),
        finding.text());
  }

  @Test
  void takesChanceForNoOtherRate() {
    hear(1);
    SplittableRandom random = new SplittableRandom(4);
    for (int index = 1; index <= 200; index++) {
      int pool = 0;
      for (int number = 1; number <= 101; number++) { // an agent that takes one of 400 at random
        pool += 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1.0 / 400));
        agent.sampled(0, index, number, 400, pool, 0);
      }
    }
    agent.counted(0, 5, 1);
    assertEquals(List.of(), report());
  }

  @Test
  void saysThatARateIsNotStated() {
    hear(1);
    agent.sampled(0, 5, 1, 0, 400, 0);
    agent.counted(0, 5, 1);
    assertEquals(
        List.of(
            new Finding(
                Level.WARNING,
                "samples from ifIndex 5 say no sampling rate: they count for nothing")),
        report());
  }

  @Test
  void saysThatARateCannotBeTold() {
    hear(1);
    for (int number = 1; number <= 200; number++) {
      agent.sampled(0, 5, number, 400, number * 400, 0);
    }
    agent.counted(0, 5, 1);
    assertEquals(
        List.of(
            new Finding(
                Level.NOTE,
                "the packets that ifIndex 5 counts are always samples times rate: whether it samples"
                    + " 1:400 cannot be told")),
        report());
  }

  @Test
  void saysWhatIsMissing() {
    hear(1, 2, 4);
    agent.sampled(0, 5, 1, 400, 0, 0);
    agent.sampled(0, 5, 3, 400, 0, 2);
    agent.counted(0, 5, 1);
    assertEquals(
        List.of(
            new Finding(Level.WARNING, "1 of 4 datagrams were lost on the way (25.00 %)"),
            new Finding(Level.WARNING, "1 of 3 samples from ifIndex 5 are missing (33.33 %)"),
            new Finding(
                Level.WARNING,
                "ifIndex 5 took 2 samples that the agent could not send: raise its sampling rate")),
        report());
  }

  @Test
  void saysWhatCameLateAndTwice() {
    hear(1, 3, 4, 2, 4);
    assertEquals(
        List.of(
            new Finding(Level.NOTE, "1 datagram came twice and counted once"),
            new Finding(Level.NOTE, "1 datagram came late, behind later ones")),
        report());
  }

  @Test
  void saysWhatTheCollectorDroppedWhereSomethingIsMissing() {
    hear(1, 2);
    assertEquals(List.of(), AgentReport.of(agent.state(), 9, NOW));
    hear(4);
    assertEquals(
        new Finding(
            Level.WARNING,
            "the collector itself had no room for 9 datagrams, of whatever agent: some of what is"
                + " missing may have got this far"),
        AgentReport.of(agent.state(), 9, NOW).get(1));
  }

  @Test
  void saysThatTimestampsAreNotTaken() {
    hear(1);
    StructureTally tally = new StructureTally();
    tally.refuseTimestamp();
    agent.held(tally, new FlowSampleNotes());
    assertEquals(
        List.of(
            new Finding(
                Level.NOTE,
                "1 timestamp of its samples not taken, more than a minute off the collector's"
                    + " clock")),
        report());
  }

  @Test
  void saysThatSequenceNumbersDoNotAscend() {
    for (int content = 0; content < 20; content++) {
      agent.admit(0, content, 1, PEER, NOW);
    }
    assertEquals(
        List.of(
            new Finding(
                Level.WARNING,
                "its datagrams' sequence numbers do not ascend: what is lost or double cannot be"
                    + " told")),
        report());
  }

  @Test
  void saysThatAnAgentIsSilent() {
    hear(1);
    List<Finding> findings = AgentReport.of(agent.state(), 0, NOW + 600_000);
    assertEquals(List.of(new Finding(Level.WARNING, "nothing has come for 10 minutes")), findings);
  }

  @Test
  void saysThatAnAddressIsNotThatOfTheSender() {
    agent.admit(1, 1, 1, InetAddress.ofLiteral("10.0.0.7"), NOW);
    assertEquals(
        List.of(
            new Finding(
                Level.NOTE,
                "it names itself 10.0.0.1 but sends from 10.0.0.7: a relay, a NAT or another"
                    + " interface")),
        report());
  }

  @Test
  void findsNothingInAnIpv6AgentThatSendsFromItsAddress() {
    Address address = Address.parse("2001:db8::1");
    Agent ipv6 = new Agents(0).find(address.high(), address.low(), 0);
    ipv6.admit(1, 1, 1, InetAddress.ofLiteral("2001:db8::1"), NOW);
    assertEquals("2001:db8::1", ipv6.state().peer());
    assertEquals(List.of(), AgentReport.of(ipv6.state(), 0, NOW));
  }

  private void hear(int... sequences) {
    for (int sequence : sequences) {
      agent.admit(sequence, sequence, 1, PEER, NOW);
    }
  }

  private List<Finding> report() {
    return AgentReport.of(agent.state(), 0, NOW);
  }
}
