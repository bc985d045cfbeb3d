package io.weir.collector.health.path;

import static io.weir.collector.health.path.PathSample.ABSENT;

import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the samples of one minute up, path by path and flow by flow. The samples of one flow
 * resemble each other; it is flows, not samples, that tell independently of each other how a path
 * is.
 */
public final class MinuteTally {
  /**
   * Flows that are told apart; of more, as when someone floods a host from forged addresses, those
   * of a path share a few numbers, lest memory run out.
   */
  static final int MAX_FLOWS = 500_000;

  /** How many numbers the flows share that come to a path when there are as many. */
  static final int SHARED = 16;

  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;

  /**
   * Part of a connection's packets, between two of its samples, beyond which more retransmissions
   * do not tell of more losses: they are one connection's misfortune.
   */
  private static final double BURST = 0.005;

  private final long startMillis;
  private final Map<PathKey, Integer> pathNumbers = new HashMap<>();
  private final List<PathTotals> paths = new ArrayList<>();
  private final Map<Address, Integer> hostNumbers = new HashMap<>();
  private final List<Address> hosts = new ArrayList<>();
  private final FlowNumbers flowNumbers = new FlowNumbers();
  private final FlowSums flows = new FlowSums();

  /** A tally of the minute that begins at a time, in milliseconds since 1970. */
  public MinuteTally(long startMillis) {
    this.startMillis = startMillis;
  }

  /** The number of a path, a new one if it has none. */
  public int path(PathKey key) {
    return pathNumbers.computeIfAbsent(
        key,
        added -> {
          paths.add(new PathTotals(added));
          return paths.size() - 1;
        });
  }

  /** The number of a host, a new one if it has none. */
  public int host(Address address) {
    return hostNumbers.computeIfAbsent(
        address,
        added -> {
          hosts.add(added);
          return hosts.size() - 1;
        });
  }

  /** The address of the host with a number. */
  public Address address(int host) {
    return hosts.get(host);
  }

  /** The number of a flow, which begins if it has none. */
  public int flow(int path, long hash, int local, int remote) {
    int number = flow(path, hash);
    return number < 0 ? begin(path, hash, local, remote) : number;
  }

  /** The number of a flow of a path, or −1 if it is new and must {@link #begin}. */
  public int flow(int path, long hash) {
    int number = flowNumbers.find(path, hash);
    return number < 0 && isFull() ? flowNumbers.find(path, shared(hash)) : number;
  }

  /**
   * Begins a flow that is new.
   *
   * @param path its path's number
   * @param hash tells it from the path's others
   * @param local its near host's number
   * @param remote its far host's number
   */
  public int begin(int path, long hash, int local, int remote) {
    flowNumbers.put(path, isFull() ? shared(hash) : hash, flows.size());
    paths.get(path).flows++;
    return flows.begin(path, local, remote);
  }

  /** Adds a sample of a flow. */
  public void add(int flow, PathSample sample) {
    PathTotals totals = paths.get(flows.path(flow));
    totals.samples++;
    totals.bytes += sample.frameBytes() * sample.samplingRate();
    addTransport(flow, sample);
    addFlags(flow, sample.tcpFlags());
    addOperation(flow, sample);
  }

  /** Adds to one measure of a flow, for whoever has no samples but sums. */
  public void add(int flow, Measure measure, double value) {
    flows.add(flow, measure, value);
  }

  /** Adds to the bytes of a path likewise. */
  public void addBytes(int path, long bytes) {
    paths.get(path).bytes += bytes;
  }

  /** Says that packets of a path passed an interface. */
  public void passed(int path, Interface through) {
    paths.get(path).interfaces.add(through);
  }

  /** Says in which country the far ends of samples of a path lie. */
  public void country(int path, String country, int samples) {
    paths.get(path).countries.merge(country, samples, Integer::sum);
  }

  /** What the minute says about each path. Nothing may be added any more. */
  public List<PathMinute> finish() {
    int at = 0;
    for (PathTotals totals : paths) {
      totals.from = at;
      at += totals.flows;
    }
    int[] order = new int[flows.size()];
    int[] filled = new int[paths.size()];
    for (int flow = 0; flow < order.length; flow++) {
      int path = flows.path(flow);
      order[paths.get(path).from + filled[path]++] = flow;
    }
    return paths.stream()
        .map(totals -> new PathMinute(startMillis, totals, flows, order, hosts))
        .toList();
  }

  private boolean isFull() {
    return flows.size() >= MAX_FLOWS;
  }

  private static long shared(long hash) {
    return Math.floorMod(hash, SHARED);
  }

  private void addTransport(int flow, PathSample sample) {
    if (sample.rttMicros() > 0) {
      flows.add(flow, Measure.RTT_SAMPLES, 1);
      flows.add(flow, Measure.LOG_RTT, Math.log((double) sample.rttMicros()));
    }
    if (sample.retransmits() == ABSENT) {
      return;
    }
    flows.add(flow, Measure.OBSERVED, 1);
    double burst = Math.max(1, sample.samplingRate() * BURST);
    flows.add(flow, Measure.LOSSES, Math.min((double) sample.retransmits(), burst));
    flows.add(flow, Measure.RETRANSMITS, (double) sample.retransmits());
    flows.add(flow, Measure.OBSERVED_PACKETS, (double) sample.samplingRate());
    flows.add(flow, Measure.SENT_PACKETS, sample.sent() ? (double) sample.samplingRate() : 0);
  }

  private void addFlags(int flow, int flags) {
    if (flags == ABSENT) {
      return;
    }
    flows.add(flow, Measure.TCP, 1);
    if ((flags & SYN) != 0) {
      flows.add(flow, Measure.HANDSHAKES, 1);
      flows.add(flow, (flags & ACK) == 0 ? Measure.OPENED : Measure.ACCEPTED, 1);
    }
    if ((flags & RST) != 0) {
      flows.add(flow, Measure.RESETS, 1);
    }
  }

  private void addOperation(int flow, PathSample sample) {
    if (sample.durationMicros() == ABSENT && !sample.timedOut()) {
      return;
    }
    flows.add(flow, Measure.OPERATIONS, 1);
    flows.add(flow, Measure.TIMEOUTS, sample.timedOut() ? 1 : 0);
    if (sample.durationMicros() > 0) {
      flows.add(flow, Measure.TIMED, 1);
      flows.add(flow, Measure.LOG_DURATION, Math.log((double) sample.durationMicros()));
    }
  }
}
