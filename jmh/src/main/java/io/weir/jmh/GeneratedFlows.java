package io.weir.jmh;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.SplittableRandom;

/**
 * Rows of {@code flows} from a seed, as a busy network makes them: few agents and ports, many
 * hosts, a few of which talk most.
 */
final class GeneratedFlows {
  /** The time of the first row; twenty rows share a millisecond. */
  static final long START_MILLIS = 1_800_000_000_000L;

  private static final int[] PORTS = {443, 443, 443, 443, 80, 80, 53, 123, 22, 8080};

  private final SplittableRandom random = new SplittableRandom(42);
  private final Row row = new Row(Flows.TABLE);
  private int count;

  /** The next row; the same object each time. */
  Row next() {
    row.clear();
    row.set(Flows.TIME, START_MILLIS + count++ / 20);
    row.setAddress(Flows.AGENT, 0, Address.lowOfIpv4(0xc000_0200 + random.nextInt(200)));
    row.set(Flows.SUB_AGENT, 0);
    row.set(Flows.SOURCE_CLASS, 0);
    row.set(Flows.SOURCE_INDEX, random.nextInt(1, 49));
    row.set(Flows.INPUT, random.nextInt(1, 49));
    row.set(Flows.OUTPUT, random.nextInt(1, 49));
    row.set(Flows.SAMPLING_RATE, 1L << random.nextInt(7, 14));
    row.set(Flows.FRAME_BYTES, random.nextInt(3) == 0 ? 1518 : random.nextInt(64, 1518));
    row.set(Flows.ETHERNET_SOURCE, 0x0200_0000_0000L + random.nextInt(500));
    row.set(Flows.ETHERNET_DESTINATION, 0x0200_0000_0000L + random.nextInt(500));
    row.set(Flows.ETHERNET_TYPE, 0x0800);
    row.set(Flows.VLAN, random.nextInt(1, 20));
    row.set(Flows.VLAN_PRIORITY, 0);
    row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(0x0a00_0000 + skewed(100_000)));
    row.setAddress(
        Flows.DESTINATION_IP, 0, Address.lowOfIpv4(0x5000_0000 + skewed(900_000) * 4001));
    row.set(Flows.PROTOCOL, random.nextInt(5) == 0 ? 17 : 6);
    row.set(Flows.IP_TOS, 0);
    row.set(Flows.IP_TTL, 64);
    row.set(Flows.IP_BYTES, row.value(Flows.FRAME_BYTES.index()) - 18);
    row.set(Flows.SOURCE_PORT, random.nextInt(1024, 65_536));
    row.set(Flows.DESTINATION_PORT, PORTS[random.nextInt(PORTS.length)]);
    row.set(Flows.TCP_FLAGS, 0x10 | random.nextInt(2) * 8);
    return row;
  }

  /** The first of some numbers far more often than the last. */
  private int skewed(int bound) {
    double uniform = random.nextDouble();
    return (int) (bound * uniform * uniform * uniform);
  }
}
