package io.weir.collector.agent;

import io.weir.storage.schema.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in plain words how well an agent keeps to sFlow, and what is missing from it. */
public final class AgentReport {
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final double TOLERATED_LOSS = 0.001;

  private final AgentState agent;
  private final long kernelDrops;
  private final long nowMillis;
  private final List<Finding> findings = new ArrayList<>();

  private AgentReport(AgentState agent, long kernelDrops, long nowMillis) {
    this.agent = agent;
    this.kernelDrops = kernelDrops;
    this.nowMillis = nowMillis;
  }

  /** How a finding bears upon what queries answer. */
  public enum Level {
    /** Worth knowing; the answers are right. */
    NOTE,
    /** Answers about the agent are off, or will be. */
    WARNING
  }

  /** One thing that was found, in a sentence. */
  public record Finding(Level level, String text) {}

  /**
   * Everything that is found of a stream of datagrams at a moment; empty if all is well.
   *
   * @param kernelDrops datagrams, of whatever agent, that came faster than they were received
   */
  public static List<Finding> of(AgentState agent, long kernelDrops, long nowMillis) {
    AgentReport report = new AgentReport(agent, kernelDrops, nowMillis);
    report.datagrams();
    report.identity();
    report.clock();
    report.kinds();
    agent.sources().stream().sorted(SourceState.ORDER).forEach(report::source);
    return report.findings;
  }

  private void datagrams() {
    SequenceTracker.Counts counts = agent.sequence();
    Duration silent = Duration.ofMillis(nowMillis - agent.lastSeenMillis());
    if (silent.compareTo(SILENCE) > 0) {
      warn("nothing has come for %d minutes".formatted(silent.toMinutes()));
    }
    if (counts.reordered() * 2 > counts.received() && counts.received() > 10) {
      warn("its datagrams' sequence numbers do not ascend: what is lost or double cannot be told");
      return;
    }
    missing(counts, "datagrams were lost on the way");
    if (counts.lost() > 0 && kernelDrops > 0) {
      warn(
          "the collector itself had no room for %s, of whatever agent: some of what is missing may"
                  .formatted(amount(kernelDrops, "datagram"))
              + " have got this far");
    }
    if (counts.duplicates() > 0) {
      note(amount(counts.duplicates(), "datagram") + " came twice and counted once");
    }
    if (counts.reordered() > 0) {
      note(amount(counts.reordered(), "datagram") + " came late, behind later ones");
    }
    if (counts.restarts() > 0) {
      note("it has started anew " + amount(counts.restarts(), "time"));
    }
    if (agent.overLimit() > 0) {
      warn(amount(agent.overLimit(), "datagram") + " came beyond udp.agent-limit: dropped");
    }
  }

  private void identity() {
    Address address = agent.address();
    if ((address.high() | address.low()) == 0) {
      warn("it does not give its address: it cannot be told from others that do not");
      return;
    }
    boolean loopback =
        address.isIpv4() ? (address.low() >>> 24 & 0xff) == 127 : address.toString().equals("::1");
    if (loopback && !agent.peer().equals(address.toString())) {
      warn(
          "it names itself by the loopback address %s, as others may; set its agent IP"
              .formatted(address));
    } else if (!agent.peer().equals(address.toString())) {
      note(
          "it names itself %s but sends from %s: a relay, a NAT or another interface"
              .formatted(address, agent.peer()));
    }
  }

  private void clock() {
    if (agent.uptimeMillis() == 0) {
      note("it does not say how long it has been running");
    }
    if (agent.refusedTimestamps() > 0) {
      note(
          "%s of its samples not taken, more than a minute off the collector's clock"
              .formatted(amount(agent.refusedTimestamps(), "timestamp")));
    }
  }

  private void kinds() {
    if (agent.lastFlowMillis() == 0 && agent.lastCountersMillis() != 0) {
      note("it sends counters but no flow samples");
    }
    if (agent.lastFlowMillis() != 0 && agent.lastCountersMillis() == 0) {
      note("it sends flow samples but no counters: interfaces have no names, speeds and errors");
    }
  }

  private void source(SourceState source) {
    String samples =
        switch (source.kind()) {
          case FLOW -> "samples";
          case COUNTERS -> "counter samples";
          case DISCARDED -> "drop notifications";
        };
    missing(source.sequence(), samples + " from " + source.name() + " are missing");
    if (source.dropped() > 0 && source.kind() == SampleKind.FLOW) {
      warn(
          "%s took %d samples that the agent could not send: raise its sampling rate"
              .formatted(source.name(), source.dropped()));
    }
    if (source.dropped() > 0 && source.kind() == SampleKind.DISCARDED) {
      note(
          "%s discarded %d packets that it did not tell of, to keep to its rate limit"
              .formatted(source.name(), source.dropped()));
    }
    if (source.kind() == SampleKind.FLOW && source.statedRate() == 0) {
      warn("samples from %s say no sampling rate: they count for nothing".formatted(source.name()));
    }
    rate(source);
  }

  private void rate(SourceState source) {
    if (source.poolIsMadeUp()) {
      note(
          ("the packets that %s counts are always samples times rate: whether it samples 1:%d"
                  + " cannot be told")
              .formatted(source.name(), source.statedRate()));
      return;
    }
    if (source.rateDiffers()) {
      warn(
          "samples from %s arrive at 1:%.0f but say 1:%d"
              .formatted(source.name(), source.effectiveRate(), source.statedRate()));
    }
  }

  private void missing(SequenceTracker.Counts counts, String what) {
    if (counts.lost() <= 0) {
      return;
    }
    long sent = counts.received() + counts.lost();
    find(
        counts.lost() > sent * TOLERATED_LOSS ? Level.WARNING : Level.NOTE,
        "%d of %d %s (%s)".formatted(counts.lost(), sent, what, percent(counts.lost(), sent)));
  }

  private void note(String text) {
    find(Level.NOTE, text);
  }

  private void warn(String text) {
    find(Level.WARNING, text);
  }

  private void find(Level level, String text) {
    findings.add(new Finding(level, text));
  }

  private static String amount(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
  }
}
