package io.weir.collector.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What kinds of resources are at an end of a flow, and in which field a flow names them. */
public enum ResourceType {
  // spotless:off — a table: one line a type
  VPC("AWS::EC2::VPC", "vpc", true, true),
  AVAILABILITY_ZONE("AWS::AvailabilityZone", "zone", true, true),
  SUBNET("AWS::EC2::Subnet", "subnet", true, true),
  SERVICE("AWS::AWSService", "service", false, true),
  REGION("AWS::Region", "region", true, true),
  CLUSTER("AWS::EKS::Cluster", "service", true, false);
  // spotless:on

  private final String shape;
  private final String field;
  private final boolean local;
  private final boolean remote;

  ResourceType(String shape, String field, boolean local, boolean remote) {
    this.shape = shape;
    this.field = field;
    this.local = local;
    this.remote = remote;
  }

  /** The types of local, or of remote, resources. */
  public static List<ResourceType> of(Side side) {
    return Arrays.stream(values()).filter(type -> type.isAt(side)).toList();
  }

  /** The type of that name at a side, if there is one. */
  public static Optional<ResourceType> named(String shape, Side side) {
    return of(side).stream().filter(type -> type.shape.equals(shape)).findFirst();
  }

  /** The name that clients know it by. */
  public String shape() {
    return shape;
  }

  /** The field of a flow that names such a resource, behind {@code local.} or {@code remote.} */
  public String field() {
    return field;
  }

  private boolean isAt(Side side) {
    return switch (side) {
      case LOCAL -> local;
      case REMOTE -> remote;
    };
  }
}
