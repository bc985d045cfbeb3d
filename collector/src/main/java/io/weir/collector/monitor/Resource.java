package io.weir.collector.monitor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource at an end of a flow.
 *
 * @param type what it is
 * @param identifier an ARN, the name of a zone, of a Region or of a service, or whatever the
 *     inventory calls it
 */
public record Resource(ResourceType type, String identifier) {
  /** Amazon names a zone by its Region and a letter: us-west-2b. */
  private static final Pattern ZONE = Pattern.compile("([a-z]{2}(?:-[a-z]+)+-[0-9]+)[a-z]");

  /** The Region that the identifier tells; empty where it tells none, as one's own names do. */
  Optional<String> region() {
    return switch (type) {
      case REGION -> Optional.of(identifier);
      case VPC, SUBNET, CLUSTER -> Arn.parse(identifier).map(Arn::region);
      case AVAILABILITY_ZONE ->
          Optional.of(ZONE.matcher(identifier)).filter(Matcher::matches).map(zone -> zone.group(1));
      case SERVICE -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return type.shape() + " " + identifier;
  }
}
