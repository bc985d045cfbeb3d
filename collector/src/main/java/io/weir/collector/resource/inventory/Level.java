package io.weir.collector.resource.inventory;

import java.util.Locale;

/** What the inventory may say of a network in one word each, from the widest to the narrowest. */
public enum Level {
  REGION,
  ZONE,
  VPC,
  SUBNET,
  NAME,
  SERVICE;

  /** The key in the file, and the last part of the fields in flows. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
