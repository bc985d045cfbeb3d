package io.weir.collector.health.measure;

import static io.weir.collector.health.path.PathSample.ABSENT;

import io.weir.collector.health.path.Interface;
import io.weir.collector.health.path.MinuteTally;
import io.weir.collector.health.path.PathSample;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;

/** Adds the flows of a block that are of one minute to the minute's tally. */
final class FlowScan {
  private static final String SOURCE = "src";
  private static final String DESTINATION = "dst";
  private static final String SENT = "sent";
  private static final String TIMEOUT = "timeout";

  private final MinuteTally tally;
  private final Block block;
  private final PathColumns paths;
  private final Columns time;
  private final Columns localEnd;
  private final TextTest isSource;
  private final TextTest isDestination;
  private final HostColumn source;
  private final HostColumn destination;
  private final Columns sourcePort;
  private final Columns destinationPort;
  private final Columns protocol;
  private final Columns samplingRate;
  private final Columns frameBytes;
  private final Columns flags;
  private final Columns rtt;
  private final Columns retransmits;
  private final Columns tcpDirection;
  private final TextTest isSent;
  private final Columns duration;
  private final Columns status;
  private final TextTest isTimeout;
  private final Columns country;
  private final HostColumn agent;
  private final Columns input;
  private final Columns output;

  /** Of a path, the agent's number and the indexes of the interfaces on both sides of it. */
  private final Combinations ways = new Combinations(4);

  private final int[] way = new int[4];

  /** Of a path and the code of a country. */
  private final Occurrences countries = new Occurrences(2);

  FlowScan(Block block, MinuteTally tally) {
    this.tally = tally;
    this.block = block;
    paths = new PathColumns(Flows.TABLE, block, tally::path);
    time = Columns.of(block, Flows.TIME);
    localEnd = Columns.of(block, Flows.LOCAL_END);
    isSource = new TextTest(localEnd, SOURCE);
    isDestination = new TextTest(localEnd, DESTINATION);
    source = new HostColumn(block, Flows.SOURCE_IP, tally::host);
    destination = new HostColumn(block, Flows.DESTINATION_IP, tally::host);
    sourcePort = Columns.of(block, Flows.SOURCE_PORT);
    destinationPort = Columns.of(block, Flows.DESTINATION_PORT);
    protocol = Columns.of(block, Flows.PROTOCOL);
    samplingRate = Columns.of(block, Flows.SAMPLING_RATE);
    frameBytes = Columns.of(block, Flows.FRAME_BYTES);
    flags = Columns.of(block, Flows.TCP_FLAGS);
    rtt = Columns.of(block, Flows.TCP_RTT);
    retransmits = Columns.of(block, Flows.TCP_RETRANSMITS);
    tcpDirection = Columns.of(block, Flows.TCP_DIRECTION);
    isSent = new TextTest(tcpDirection, SENT);
    duration = Columns.of(block, Flows.APP_DURATION);
    status = Columns.of(block, Flows.APP_STATUS);
    isTimeout = new TextTest(status, TIMEOUT);
    country = Columns.of(block, Flows.REMOTE_COUNTRY);
    agent = new HostColumn(block, Flows.AGENT, tally::host);
    input = Columns.of(block, Flows.INPUT);
    output = Columns.of(block, Flows.OUTPUT);
  }

  /** Adds the rows whose time is in a range, its end excluded. */
  void run(long fromMillis, long toMillis) {
    Rows rows = new Rows(0);
    for (int first = 0; first < block.rows(); first += Columns.BATCH) {
      rows.range(first, Math.min(Columns.BATCH, block.rows() - first));
      time.read(rows);
      if (anyIn(rows, fromMillis, toMillis)) {
        read(rows);
        for (int place = 0; place < rows.count(); place++) {
          if (isIn(place, fromMillis, toMillis)) {
            add(place);
          }
        }
      }
    }
    for (int number = 0; number < ways.size(); number++) {
      passed(number, 2);
      passed(number, 3);
    }
    for (int number = 0; number < countries.size(); number++) {
      String name = country.text(countries.part(number, 1));
      tally.country(countries.part(number, 0), name, countries.count(number));
    }
  }

  private boolean anyIn(Rows rows, long fromMillis, long toMillis) {
    for (int place = 0; place < rows.count(); place++) {
      if (isIn(place, fromMillis, toMillis)) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(int place, long fromMillis, long toMillis) {
    long at = time.value(place, Long.MIN_VALUE);
    return at >= fromMillis && at < toMillis;
  }

  private void read(Rows rows) {
    paths.read(rows);
    localEnd.read(rows);
    source.read(rows);
    destination.read(rows);
    sourcePort.read(rows);
    destinationPort.read(rows);
    protocol.read(rows);
    samplingRate.read(rows);
    frameBytes.read(rows);
    flags.read(rows);
    rtt.read(rows);
    retransmits.read(rows);
    tcpDirection.read(rows);
    duration.read(rows);
    status.read(rows);
    country.read(rows);
    agent.read(rows);
    input.read(rows);
    output.read(rows);
  }

  private void add(int place) {
    boolean fromLocal = isSource.at(place);
    if (!fromLocal && !isDestination.at(place)) {
      return; // in transit, or nobody knows: no path of ours
    }
    int path = paths.path(place);
    long hash = flow(place);
    int flow = tally.flow(path, hash);
    if (flow < 0) {
      int local = fromLocal ? source.host(place) : destination.host(place);
      int remote = fromLocal ? destination.host(place) : source.host(place);
      flow = tally.begin(path, hash, local, remote);
    }
    tally.add(flow, sample(place));
    if (country.code(place) >= 0) {
      countries.add(path, country.code(place));
    }
    way[0] = path;
    way[1] = agent.host(place);
    way[2] = (int) input.value(place, 0);
    way[3] = (int) output.value(place, 0);
    ways.number(way);
  }

  private void passed(int number, int part) {
    long index = Integer.toUnsignedLong(ways.part(number, part));
    if (Interface.isOne(index)) {
      Address of = tally.address(ways.part(number, 1));
      tally.passed(ways.part(number, 0), new Interface(of, index));
    }
  }

  private PathSample sample(int place) {
    long rate = samplingRate.value(place, 1);
    return new PathSample(
        rate,
        frameBytes.value(place, 0),
        (int) flags.value(place, ABSENT),
        rtt.value(place, ABSENT),
        retransmits.value(place, ABSENT),
        isSent.at(place),
        duration.value(place, ABSENT),
        isTimeout.at(place));
  }

  /** Tells a flow from others of its path; the same for both directions of a connection. */
  private long flow(int place) {
    long oneSide = source.hash(place) + sourcePort.value(place, 0);
    long otherSide = destination.hash(place) + destinationPort.value(place, 0);
    long low = Math.min(oneSide, otherSide);
    long high = Math.max(oneSide, otherSide);
    return (low * 0x9e37_79b9_7f4a_7c15L ^ high) * 0xbf58_476d_1ce4_e5b9L
        ^ protocol.value(place, 0);
  }
}
