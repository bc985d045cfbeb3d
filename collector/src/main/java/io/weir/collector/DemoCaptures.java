package io.weir.collector;

import io.weir.collector.pcap.Capture;
import io.weir.collector.pcap.Replay.CaptureSource;
import java.io.IOException;
import java.util.List;

/** The captures of a real agent that come with Weir. */
final class DemoCaptures {
  private static final List<String> NAMES =
      List.of("hsflowd-tcpinfo.pcap.gz", "hsflowd-faults.pcap.gz");

  private DemoCaptures() {}

  /** Each of them, to be opened anew for each round of a replay. */
  static List<CaptureSource> sources() {
    return NAMES.stream().map(name -> (CaptureSource) () -> open(name)).toList();
  }

  private static Capture open(String name) throws IOException {
    return Capture.open(name, DemoCaptures.class.getResourceAsStream("/demo/" + name));
  }
}
