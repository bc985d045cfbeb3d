package io.weir.collector.health.path;

import java.util.HashMap;
import java.util.Map;

/** What a tally adds up of a whole path. */
final class PathTotals {
  final PathKey key;
  final Map<Interface, Integer> interfaces = new HashMap<>(2);
  final Map<String, Integer> countries = new HashMap<>(2);
  long samples;
  long bytes;
  int flows;
  int from; // place of its first flow, once the tally is finished

  PathTotals(PathKey key) {
    this.key = key;
  }
}
