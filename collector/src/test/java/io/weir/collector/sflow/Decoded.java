package io.weir.collector.sflow;

import io.weir.collector.agent.Agents;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** A decoder, and all that it has made of the datagrams that it was given. */
final class Decoded {
  static final long TIME_MILLIS = 1_800_000_000_000L;

  private final CollectedRows flows = new CollectedRows(Flows.TABLE);
  private final CollectedRows values = new CollectedRows(Counters.TABLE);
  private final CollectedRows drops = new CollectedRows(Drops.TABLE);
  private final IngestCounters counters = new IngestCounters();
  private final Agents agents = new Agents(0);
  private final SflowDecoder decoder =
      new SflowDecoder(new TableWriters(flows, values, drops), counters, agents, Admission.OPEN);

  /**
   * Decodes a datagram, from an array that is as long as it is: reading beyond the end would not go
   * unnoticed.
   */
  Decoded decode(byte[] datagram) {
    decoder.decode(datagram, datagram.length, InetAddress.getLoopbackAddress(), TIME_MILLIS);
    decoder.publish();
    return this;
  }

  List<Map<String, Object>> flows() {
    return flows.rows();
  }

  List<Map<String, Object>> values() {
    return values.rows();
  }

  List<Map<String, Object>> drops() {
    return drops.rows();
  }

  Agents agents() {
    return agents;
  }

  IngestCounters counters() {
    return counters;
  }

  long count(IngestCounter counter) {
    return counters.get(counter);
  }

  /** Structures that were found broken, of whatever kind. */
  long broken() {
    return count(IngestCounter.DATAGRAMS_MALFORMED)
        + count(IngestCounter.DATAGRAMS_OTHER_VERSION)
        + count(IngestCounter.DATAGRAMS_CUT)
        + count(IngestCounter.DATAGRAMS_TRAILING)
        + count(IngestCounter.SAMPLES_MALFORMED)
        + count(IngestCounter.RECORDS_MALFORMED);
  }
}
