package io.weir.collector.health.path;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a tally adds up of a whole path. */
final class PathTotals {
  final PathKey key;
  final Set<Interface> interfaces = new HashSet<>(2);
  final Map<String, Integer> countries = new HashMap<>(2);
  long samples;
  long bytes;
  int flows;
  int from; // place of its first flow, once the tally is finished

  PathTotals(PathKey key) {
    this.key = key;
  }
}
