package io.weir.collector.monitor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request for a monitor.
 *
 * @param region the Region of the request
 * @param name unique in the Region
 * @param scope the scope that it is to belong to
 * @param local at least one
 * @param remote empty for every flow that ends in the Region
 * @param tags by their keys
 * @param token the client's own, if it sent one
 */
public record NewMonitor(
    String region,
    String name,
    Arn scope,
    List<Resource> local,
    List<Resource> remote,
    Map<String, String> tags,
    Optional<String> token) {
  public NewMonitor {
    local = List.copyOf(new LinkedHashSet<>(local));
    remote = List.copyOf(new LinkedHashSet<>(remote));
  }

  /** The operation and its parameters, by which the same request is known again. */
  String fingerprint() {
    return "CreateMonitor " + List.of(region, name, scope, local, remote, new TreeMap<>(tags));
  }
}
