package io.weir.collector.monitor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Which local and remote resources a monitor may have together. */
final class ResourceRules {
  /** How many local, and how many remote, resources a monitor may have. */
  static final int LIMIT = 25;

  private ResourceRules() {}

  /**
   * Holds the resources of a monitor against the rules.
   *
   * @param region the Region of the request
   */
  static void check(String region, List<Resource> local, List<Resource> remote) throws Refusal {
    limit("local", local);
    limit("remote", remote);
    if (local.isEmpty()) {
      throw invalid("a monitor needs at least one local resource");
    }
    localRegion(region, local);
    remoteRegion(region, remote);
  }

  private static void limit(String side, List<Resource> resources) throws Refusal {
    if (resources.size() > LIMIT) {
      throw new Refusal(
          ErrorShape.QUOTA,
          "a monitor has at most %d %s resources; these are %d"
              .formatted(LIMIT, side, resources.size()));
    }
  }

  private static void localRegion(String region, List<Resource> local) throws Refusal {
    Optional<Resource> foreign =
        local.stream().filter(resource -> isElsewhere(resource, region)).findFirst();
    if (foreign.isPresent()) {
      throw invalid(
          "all local resources must belong to the current Region, %s; %s does not"
              .formatted(region, foreign.get()));
    }
  }

  private static void remoteRegion(String region, List<Resource> remote) throws Refusal {
    for (Resource resource : remote) {
      if (isElsewhere(resource, region) && resource.type() != ResourceType.REGION) {
        throw invalid(
            "of another Region than the current one, %s, only the Region itself can be a remote"
                    .formatted(region)
                + " resource; "
                + resource
                + " lies within one");
      }
    }
    Set<String> regions = remote.stream().map(each -> place(each, region)).collect(distinct());
    boolean anyService = remote.stream().anyMatch(each -> each.type() == ResourceType.SERVICE);
    if (anyService && !Set.of(region).containsAll(regions)) {
      throw invalid(
          "beside a service, all remote resources must be in the current Region, %s; these are in %s"
              .formatted(region, String.join(", ", regions)));
    }
    if (regions.size() > 1) {
      throw invalid(
          "all remote resources must belong to a single Region; these are in "
              + String.join(", ", regions));
    }
  }

  /** What tells no Region is taken to be in the current one. */
  private static String place(Resource resource, String region) {
    return resource.region().orElse(region);
  }

  private static boolean isElsewhere(Resource resource, String region) {
    return !place(resource, region).equals(region);
  }

  private static Collector<String, ?, Set<String>> distinct() {
    return Collectors.toCollection(TreeSet::new);
  }

  private static Refusal invalid(String message) {
    return new Refusal(ErrorShape.VALIDATION, message);
  }
}
