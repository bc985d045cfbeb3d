package io.weir.collector.monitor;

import java.util.List;
import java.util.Map;

/**
 * A named set of flows: those between its local and its remote resources.
 *
 * @param name unique in its Region
 * @param scope the scope that it belongs to
 * @param status where it stands
 * @param local at least one
 * @param remote empty for every flow that ends in the monitor's Region
 * @param createdMillis when it was made, in milliseconds since 1970
 * @param modifiedMillis when its resources changed last, in milliseconds since 1970
 * @param tags by their keys
 */
public record Monitor(
    String name,
    Arn scope,
    MonitorStatus status,
    List<Resource> local,
    List<Resource> remote,
    long createdMillis,
    long modifiedMillis,
    Map<String, String> tags) {
  static final String KIND = "monitor/";

  /** Its own ARN, in the Region and the account of its scope. */
  public Arn arn() {
    return scope.sibling(KIND + name);
  }

  /** The Region that it is in. */
  public String region() {
    return scope.region();
  }

  /** Whether it looks at the same resources as another one does. */
  boolean hasResourcesOf(Monitor other) {
    return local.equals(other.local) && remote.equals(other.remote);
  }

  Monitor with(MonitorStatus next) {
    return new Monitor(name, scope, next, local, remote, createdMillis, modifiedMillis, tags);
  }

  /** Other resources, which are yet to be asked for. */
  Monitor withResources(List<Resource> nextLocal, List<Resource> nextRemote, long nowMillis) {
    return new Monitor(
        name,
        scope,
        MonitorStatus.PENDING,
        List.copyOf(nextLocal),
        List.copyOf(nextRemote),
        createdMillis,
        nowMillis,
        tags);
  }

  Monitor withTags(Map<String, String> next) {
    return new Monitor(name, scope, status, local, remote, createdMillis, modifiedMillis, next);
  }
}
