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
  private final Columns source;
  private final Columns destination;
  private final Columns sourcePort;
  private final Columns destinationPort;
  private final Columns protocol;
  private final Columns samplingRate;
  private final Columns frameBytes;
  private final Columns flags;
  private final Columns rtt;
  private final Columns retransmits;
  private final Columns tcpDirection;
  private final Columns duration;
  private final Columns status;
  private final Columns country;
  private final Columns agent;
  private final Columns input;
  private final Columns output;

  FlowScan(Block block, MinuteTally tally) {
    this.tally = tally;
    this.block = block;
    paths = new PathColumns(Flows.TABLE, block, tally::path);
    time = Columns.of(block, Flows.TIME);
    localEnd = Columns.of(block, Flows.LOCAL_END);
    source = Columns.of(block, Flows.SOURCE_IP);
    destination = Columns.of(block, Flows.DESTINATION_IP);
    sourcePort = Columns.of(block, Flows.SOURCE_PORT);
    destinationPort = Columns.of(block, Flows.DESTINATION_PORT);
    protocol = Columns.of(block, Flows.PROTOCOL);
    samplingRate = Columns.of(block, Flows.SAMPLING_RATE);
    frameBytes = Columns.of(block, Flows.FRAME_BYTES);
    flags = Columns.of(block, Flows.TCP_FLAGS);
    rtt = Columns.of(block, Flows.TCP_RTT);
    retransmits = Columns.of(block, Flows.TCP_RETRANSMITS);
    tcpDirection = Columns.of(block, Flows.TCP_DIRECTION);
    duration = Columns.of(block, Flows.APP_DURATION);
    status = Columns.of(block, Flows.APP_STATUS);
    country = Columns.of(block, Flows.REMOTE_COUNTRY);
    agent = Columns.of(block, Flows.AGENT);
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
    String end = localEnd.text(localEnd.code(place));
    boolean fromLocal = end.equals(SOURCE);
    if (!fromLocal && !end.equals(DESTINATION)) {
      return; // in transit, or nobody knows: no path of ours
    }
    int path = paths.path(place);
    int sourceHost = tally.host(new Address(source.high(place), source.value(place, 0)));
    int destinationHost =
        tally.host(new Address(destination.high(place), destination.value(place, 0)));
    long sourceSide = side(sourceHost, sourcePort.value(place, 0));
    long destinationSide = side(destinationHost, destinationPort.value(place, 0));
    tally.add(
        path,
        fromLocal ? sourceHost : destinationHost,
        fromLocal ? destinationHost : sourceHost,
        flow(sourceSide, destinationSide, protocol.value(place, 0)),
        sample(place));
    if (country.has(place)) {
      tally.country(path, country.text(country.code(place)));
    }
    passed(path, place, input);
    passed(path, place, output);
  }

  private void passed(int path, int place, Columns through) {
    long index = through.value(place, 0);
    if (Interface.isOne(index)) {
      Address of = new Address(agent.high(place), agent.value(place, 0));
      tally.passed(path, new Interface(of, index));
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
        tcpDirection.text(tcpDirection.code(place)).equals(SENT),
        duration.value(place, ABSENT),
        status.text(status.code(place)).equals(TIMEOUT));
  }

  private static long side(int host, long port) {
    return (long) host << 16 | port;
  }

  /** The same for both directions of a connection. */
  private static long flow(long oneSide, long otherSide, long protocol) {
    long low = Math.min(oneSide, otherSide);
    long high = Math.max(oneSide, otherSide);
    return (low * 0x9e37_79b9_7f4a_7c15L ^ high) * 0xbf58_476d_1ce4_e5b9L ^ protocol;
  }
}
