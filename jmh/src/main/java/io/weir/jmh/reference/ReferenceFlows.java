package io.weir.jmh.reference;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows of {@code flows} from a seed, ascending in time with up to a second of jitter: 200 agents
 * with sampling rates from 128 to 8192; 100,000 local hosts in 500 subnets of 10.0.0.0/8; 900,000
 * remote hosts, one in twenty of them IPv6, in 5,000 autonomous systems of 2,000 providers; half of
 * the rows outbound; a few service ports far more often than others; round-trip times and
 * retransmits on every fifth row.
 */
final class ReferenceFlows {
  /** The time of the first row, but for its jitter. */
  static final long START_MILLIS = 1_800_000_000_000L;

  static final long DAY_MILLIS = 86_400_000;

  /** What bears the subnet of the local end. */
  static final Field SUBNET = Flows.LOCAL_SUBNET;

  /** What bears the provider of the remote end. */
  static final Field PROVIDER = Flows.PROVIDER;

  /** What says whether a row is outbound. */
  static final Field DIRECTION = Flows.DIRECTION;

  /** The provider that about one row in a thousand is of. */
  static final String ONE_PROVIDER;

  private static final int SUBNETS = 500;
  private static final int LOCAL_HOSTS = 100_000;
  private static final int REMOTE_HOSTS = 900_000;
  private static final int SYSTEMS = 5000;
  private static final int PROVIDERS = 2000;
  private static final int SERVICES = 1000;
  private static final int[] FIRST_SERVICES = {443, 80, 53, 123, 22, 8080, 8443};
  private static final long IPV6_PREFIX = 0x2001_0db8_0000_0000L;

  private static final Text[] DIRECTIONS = texts(2, way -> way == 0 ? "in" : "out");
  private static final Text[] SUBNET_NAMES = texts(SUBNETS, ReferenceFlows::subnet);
  private static final Text[] PROVIDER_NAMES = texts(PROVIDERS, ReferenceFlows::provider);
  private static final int[] PROVIDER_OF_SYSTEM = new int[SYSTEMS];

  static {
    Zipf providers = new Zipf(PROVIDERS, 0.8);
    SplittableRandom random = new SplittableRandom(8);
    Arrays.setAll(PROVIDER_OF_SYSTEM, _ -> providers.next(random));
    ONE_PROVIDER = provider(withShare(0.001));
  }

  private final SplittableRandom random = new SplittableRandom(20);
  private final Zipf locals = new Zipf(LOCAL_HOSTS, 0.9);
  private final Zipf remotes = new Zipf(REMOTE_HOSTS, 1.0);
  private final Zipf services = new Zipf(SERVICES, 1.4);
  private final Row row = new Row(Flows.TABLE);
  private final long rowsADay;
  private long count;

  ReferenceFlows(long rowsADay) {
    this.rowsADay = rowsADay;
  }

  /** The address of a local host, by its rank: the lower word of an IPv4 address. */
  static long local(int host) {
    return Address.lowOfIpv4(0x0a00_0000 | host % SUBNETS << 14 | host / SUBNETS + 1);
  }

  /** The lower word of a remote host's address, by its rank. */
  static long remote(int host) {
    return isIpv6(host) ? host : Address.lowOfIpv4((int) (0x5000_0000L + host * 1201L));
  }

  /** The upper word of a remote host's address. */
  static long remoteHigh(int host) {
    return isIpv6(host) ? IPV6_PREFIX + host % SYSTEMS : 0;
  }

  /** The name of a local subnet. */
  static String subnet(int number) {
    return "10.%d.%d.0/18".formatted(number >> 2, (number & 3) << 6);
  }

  /** The next row; the same object each time. */
  Row next() {
    row.clear();
    long jitter = random.nextInt(1000);
    row.set(Flows.TIME, START_MILLIS + count++ * DAY_MILLIS / rowsADay + jitter);
    int agent = random.nextInt(200);
    row.setAddress(Flows.AGENT, 0, Address.lowOfIpv4(0xc0a8_0000 + agent));
    row.set(Flows.SAMPLING_RATE, 128L << agent % 7);
    row.set(Flows.INPUT, 1 + random.nextInt(48));
    row.set(Flows.OUTPUT, 1 + random.nextInt(48));
    row.set(Flows.FRAME_BYTES, frameBytes());
    int kind = random.nextInt(100);
    row.set(Flows.PROTOCOL, kind < 80 ? 6 : kind < 97 ? 17 : kind < 99 ? 1 : 47);
    int local = locals.next(random);
    int remote = remotes.next(random);
    boolean outbound = random.nextBoolean();
    setHosts(local, remote, outbound);
    row.setText(SUBNET, SUBNET_NAMES[local % SUBNETS]);
    row.setText(PROVIDER, PROVIDER_NAMES[PROVIDER_OF_SYSTEM[remote % SYSTEMS]]);
    row.setText(DIRECTION, DIRECTIONS[outbound ? 1 : 0]);
    if (kind < 97) {
      setPorts(outbound);
    }
    if (kind < 80 && random.nextInt(4) == 0) {
      setLatency(local % SUBNETS, remote % SYSTEMS);
    }
    return row;
  }

  private int frameBytes() {
    int kind = random.nextInt(100);
    if (kind < 45) {
      return 64 + random.nextInt(24);
    }
    return kind < 60 ? 88 + random.nextInt(1400) : 1518;
  }

  private void setHosts(int local, int remote, boolean outbound) {
    if (outbound) {
      row.setAddress(Flows.SOURCE_IP, 0, local(local));
      row.setAddress(Flows.DESTINATION_IP, remoteHigh(remote), remote(remote));
      row.set(Flows.DESTINATION_AS, 1 + remote % SYSTEMS);
      return;
    }
    row.setAddress(Flows.SOURCE_IP, remoteHigh(remote), remote(remote));
    row.setAddress(Flows.DESTINATION_IP, 0, local(local));
    row.set(Flows.SOURCE_AS, 1 + remote % SYSTEMS);
  }

  private void setPorts(boolean outbound) {
    int rank = services.next(random);
    int service = rank < FIRST_SERVICES.length ? FIRST_SERVICES[rank] : 1000 + rank;
    int ephemeral = 32_768 + random.nextInt(28_232);
    row.set(Flows.SOURCE_PORT, outbound ? ephemeral : service);
    row.set(Flows.DESTINATION_PORT, outbound ? service : ephemeral);
  }

  private void setLatency(int subnet, int system) {
    double typicalMicros = 200 + 40 * (subnet % 25) + 15 * (system % 2000);
    row.set(Flows.TCP_RTT, (long) (typicalMicros * Math.exp(0.5 * random.nextGaussian())));
    row.set(Flows.TCP_RETRANSMITS, random.nextInt(50) == 0 ? 1 + random.nextInt(3) : 0);
  }

  private static String provider(int number) {
    return "Provider " + number;
  }

  /** As enrichment has them: known before the rows come. */
  private static Text[] texts(int count, IntFunction<String> text) {
    return IntStream.range(0, count)
        .mapToObj(number -> Text.of(text.apply(number)))
        .toArray(Text[]::new);
  }

  /** The provider whose share of the rows is nearest to another. */
  private static int withShare(double wanted) {
    double[] shares = new double[PROVIDERS];
    double sum = 0;
    for (int host = 0; host < REMOTE_HOSTS; host++) {
      shares[PROVIDER_OF_SYSTEM[host % SYSTEMS]] += 1.0 / (host + 1);
      sum += 1.0 / (host + 1);
    }
    int nearest = 0;
    for (int provider = 0; provider < PROVIDERS; provider++) {
      boolean nearer =
          Math.abs(shares[provider] / sum - wanted) < Math.abs(shares[nearest] / sum - wanted);
      nearest = nearer ? provider : nearest;
    }
    return nearest;
  }

  private static boolean isIpv6(int host) {
    return host % 20 == 19;
  }
}
