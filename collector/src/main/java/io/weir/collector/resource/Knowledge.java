package io.weir.collector.resource;

import io.weir.collector.resource.geo.Places;
import io.weir.collector.resource.geo.Providers;
import io.weir.collector.resource.inventory.Inventory;

/** All that is known of addresses at a time; swapped whole when a file has changed. */
record Knowledge(Inventory inventory, Providers providers, Places places) {
  /** What is known without any file. */
  static final Knowledge NONE =
      new Knowledge(Inventory.undeclared(), Providers.none(), Places.none());
}
