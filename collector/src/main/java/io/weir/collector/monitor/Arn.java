package io.weir.collector.monitor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Amazon Resource Name, {@code arn:partition:service:region:account:resource}.
 *
 * @param partition such as {@code aws}
 * @param service whose resource it is
 * @param region of the resource; empty where it has none
 * @param account twelve digits; empty where it has none
 * @param resource type and name, as in {@code vpc/vpc-0123}; it may hold further colons
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {
  /** The service that monitors and scopes belong to. */
  public static final String SERVICE = "networkflowmonitor";

  private static final Pattern FORM =
      Pattern.compile("arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)", Pattern.DOTALL);

  /** Reads a name; empty if the text is none. */
  public static Optional<Arn> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Arn(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                matcher.group(5)))
        : Optional.empty();
  }

  /** What follows the type of the resource: {@code vpc-0123} of {@code vpc/vpc-0123}. */
  public String name() {
    return resource.substring(resource.indexOf('/') + 1);
  }

  /** Another resource of the same service, region and account. */
  Arn sibling(String other) {
    return new Arn(partition, service, region, account, other);
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
