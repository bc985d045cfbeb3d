package io.weir.collector.monitor.contributor;

import io.weir.collector.monitor.Side;
import java.util.Locale;
import java.util.Optional;

/** How far apart the ends of a flow are. */
public enum DestinationCategory {
  /** Within a zone. */
  INTRA_AZ("subnet"),
  /** Between zones of a virtual network. */
  INTER_AZ("subnet"),
  /** Between virtual networks of a Region. */
  INTER_VPC("subnet"),
  /** Anything else, such as the internet. */
  UNCLASSIFIED("provider"),
  /** To Amazon's S3. */
  AMAZON_S3("service"),
  /** To Amazon's DynamoDB. */
  AMAZON_DYNAMODB("service"),
  /** Between Regions. */
  INTER_REGION("region");

  private final String remote;

  DestinationCategory(String remote) {
    this.remote = remote;
  }

  /** The category of flows between two places; what both ends leave open is the same for both. */
  static DestinationCategory of(Placement place) {
    String service = place.remoteService().map(DestinationCategory::plain).orElse("");
    if (service.equals("S3")) {
      return AMAZON_S3;
    }
    if (service.equals("DYNAMODB")) {
      return AMAZON_DYNAMODB;
    }
    if (differ(place.localRegion(), place.remoteRegion())) {
      return INTER_REGION;
    }
    if (!place.isInternal() && place.remoteVpc().isEmpty()) {
      return UNCLASSIFIED;
    }
    if (!place.localVpc().equals(place.remoteVpc())) {
      return INTER_VPC;
    }
    return place.localZone().equals(place.remoteZone()) ? INTRA_AZ : INTER_AZ;
  }

  /** The field that tells which remote end a flow of this category has. */
  String remoteField(Side remote) {
    boolean hasProvider = this.remote.equals("provider") && remote == Side.REMOTE;
    return hasProvider ? this.remote : remote.field(this == UNCLASSIFIED ? "subnet" : this.remote);
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /** Amazon writes S3, AMAZON_S3 and Amazon S3. */
  private static String plain(String service) {
    String name = service.toUpperCase(Locale.ROOT).replace(' ', '_');
    return name.startsWith("AMAZON_") ? name.substring("AMAZON_".length()) : name;
  }
}
