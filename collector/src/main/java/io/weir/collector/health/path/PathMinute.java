package io.weir.collector.health.path;

import io.weir.storage.schema.Address;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one minute says about one path. Immutable; its flows are numbered from 0. */
public final class PathMinute {
  private final long startMillis;
  private final PathTotals totals;
  private final FlowSums sums;
  private final int[] order;
  private final List<Address> hosts;

  PathMinute(long startMillis, PathTotals totals, FlowSums sums, int[] order, List<Address> hosts) {
    this.startMillis = startMillis;
    this.totals = totals;
    this.sums = sums;
    this.order = order;
    this.hosts = hosts;
  }

  public PathKey key() {
    return totals.key;
  }

  /** When the minute begins, in milliseconds since 1970. */
  public long startMillis() {
    return startMillis;
  }

  public long samples() {
    return totals.samples;
  }

  /** Estimated bytes. */
  public long bytes() {
    return totals.bytes;
  }

  /** How many flows the samples are of. */
  public int flows() {
    return totals.flows;
  }

  /** The interfaces that its packets passed. */
  public Collection<Interface> interfaces() {
    return totals.interfaces;
  }

  /** The country of most far ends; empty where it is not known. */
  public String country() {
    return totals.countries.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** The sum of a measure over a flow. */
  public double sum(int flow, Measure measure) {
    return sums.get(number(flow), measure);
  }

  /** The sum of a measure over all flows. */
  public double sum(Measure measure) {
    double sum = 0;
    for (int flow = 0; flow < flows(); flow++) {
      sum += sum(flow, measure);
    }
    return sum;
  }

  /** The host at one end of a flow. */
  public Address host(int flow, Side side) {
    return hosts.get(hostNumber(flow, side));
  }

  /** The number, within this minute, of the host at one end of a flow. */
  public int hostNumber(int flow, Side side) {
    return switch (side) {
      case LOCAL -> sums.local(number(flow));
      case REMOTE -> sums.remote(number(flow));
    };
  }

  /** How many hosts took part at one end. */
  public int hosts(Side side) {
    int[] numbers = new int[flows()];
    for (int flow = 0; flow < numbers.length; flow++) {
      numbers[flow] = hostNumber(flow, side);
    }
    Arrays.sort(numbers);
    int distinct = 0;
    for (int i = 0; i < numbers.length; i++) {
      distinct += i == 0 || numbers[i] != numbers[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  /** The host at one end that more than half of the flows are of, if there is one. */
  public Optional<Address> mostlyOf(Side side) {
    int host = -1;
    int lead = 0; // Boyer and Moore: whoever has the majority is left over
    for (int flow = 0; flow < flows(); flow++) {
      host = lead == 0 ? hostNumber(flow, side) : host;
      lead += hostNumber(flow, side) == host ? 1 : -1;
    }
    int own = 0;
    for (int flow = 0; flow < flows(); flow++) {
      own += hostNumber(flow, side) == host ? 1 : 0;
    }
    return own * 2 > flows() ? Optional.of(hosts.get(host)) : Optional.empty();
  }

  /**
   * The means of a logarithm, one for each flow that tells it, ascending.
   *
   * @param sum of the logarithms
   * @param count how many there are
   */
  public double[] logs(Measure sum, Measure count) {
    double[] logs = new double[flows()];
    int told = 0;
    for (int flow = 0; flow < logs.length; flow++) {
      double samples = sum(flow, count);
      if (samples > 0) {
        logs[told++] = sum(flow, sum) / samples;
      }
    }
    double[] sorted = Arrays.copyOf(logs, told);
    Arrays.sort(sorted);
    return sorted;
  }

  private int number(int flow) {
    return order[totals.from + flow];
  }
}
