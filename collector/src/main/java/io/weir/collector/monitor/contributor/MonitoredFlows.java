package io.weir.collector.monitor.contributor;

import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.Resource;
import io.weir.collector.monitor.ResourceType;
import io.weir.collector.monitor.Scope;
import io.weir.collector.monitor.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which flows a monitor or a scope looks at, as conditions of the flow language.
 *
 * <p>A flow within one's own networks has two ends that are local. Where the host that reports it
 * is known, by its TCP information, a sample calls that one the local end, as Amazon does with its
 * agents. Else it calls the source so; so each condition comes twice, and the second looks at such
 * flows from their other end.
 */
public final class MonitoredFlows {
  /** Ids of Amazon's, which an inventory may hold as ARNs. */
  private static final Pattern PLAIN_ID = Pattern.compile("(vpc|subnet)-[a-zA-Z0-9]+");

  private final String homeRegion;

  /**
   * Conditions for a collector.
   *
   * @param homeRegion the Region of networks that the inventory puts in none
   */
  public MonitoredFlows(String homeRegion) {
    this.homeRegion = homeRegion;
  }

  /**
   * Both conditions.
   *
   * @param straight with the ends as a sample has them
   * @param mirrored with the ends of flows within one's own networks changed over
   */
  public record Conditions(String straight, String mirrored) {
    /** The one in which an end is the local one. */
    String with(Side local) {
      return switch (local) {
        case LOCAL -> straight;
        case REMOTE -> mirrored;
      };
    }
  }

  /** The flows between the resources of a monitor. */
  public Conditions of(Monitor monitor) {
    return new Conditions(of(monitor, Side.LOCAL), mirrored(of(monitor, Side.REMOTE)));
  }

  /**
   * The paths between the resources of a monitor, as a condition over {@code paths}: a path between
   * two of one's own networks is one and the same from whichever end it was seen.
   */
  public String paths(Monitor monitor) {
    return FlowText.any(List.of(of(monitor, Side.LOCAL), of(monitor, Side.REMOTE)));
  }

  /** The flows that begin or end in the Regions of a scope. */
  public Conditions of(Scope scope) {
    return new Conditions(of(scope, Side.LOCAL), mirrored(of(scope, Side.REMOTE)));
  }

  private static String mirrored(String condition) {
    return FlowText.all(List.of("direction = \"internal\"", "tcp.direction is absent", condition));
  }

  private String of(Monitor monitor, Side local) {
    Side remote = local.other();
    List<Resource> toward =
        monitor.remote().isEmpty()
            ? List.of(new Resource(ResourceType.REGION, monitor.region()))
            : monitor.remote();
    return FlowText.all(List.of(any(monitor.local(), local), any(toward, remote)));
  }

  private String of(Scope scope, Side local) {
    return any(
        scope.targets().stream()
            .map(target -> new Resource(ResourceType.REGION, target.region()))
            .distinct()
            .toList(),
        local);
  }

  private String any(List<Resource> resources, Side side) {
    return FlowText.any(resources.stream().map(resource -> of(resource, side)).toList());
  }

  private String of(Resource resource, Side side) {
    String field = side.field(resource.type().field());
    String identifier = resource.identifier();
    return switch (resource.type()) {
      case AVAILABILITY_ZONE -> FlowText.in(field, Set.of(identifier));
      case VPC, SUBNET -> network(field, identifier);
      case CLUSTER -> FlowText.in(field, names(identifier));
      case REGION -> region(side, identifier);
      case SERVICE -> service(side, identifier);
    };
  }

  private static String network(String field, String identifier) {
    List<String> conditions = new ArrayList<>();
    conditions.add(FlowText.in(field, names(identifier)));
    if (PLAIN_ID.matcher(identifier).matches()) {
      conditions.add(field + " like " + FlowText.quoted("arn:%/" + identifier));
    }
    return FlowText.any(conditions);
  }

  private String region(Side side, String region) {
    String field = side.field("region");
    String named = FlowText.in(field, Set.of(region));
    if (!region.equals(homeRegion)) {
      return named;
    }
    return "(%s or (%s is absent and %s is present))".formatted(named, field, side.field("subnet"));
  }

  /** What the inventory or Amazon's list of addresses calls so, or the provider of that name. */
  private static String service(Side side, String name) {
    Set<String> names = new LinkedHashSet<>(List.of(name, name.toUpperCase(Locale.ROOT)));
    String plain = name.toUpperCase(Locale.ROOT).replaceFirst("^AMAZON[ _]", "");
    names.add(plain);
    names.add("AMAZON_" + plain);
    String service = FlowText.in(side.field("service"), names);
    return side == Side.REMOTE
        ? FlowText.any(List.of(service, FlowText.in("provider", Set.of(name))))
        : service;
  }

  /** An ARN, and the name in it; or the name that it is. */
  private static Set<String> names(String identifier) {
    Set<String> names = new LinkedHashSet<>();
    names.add(identifier);
    Arn.parse(identifier).ifPresent(arn -> names.add(arn.name()));
    return names;
  }
}
