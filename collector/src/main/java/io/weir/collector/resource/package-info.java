/**
 * Says of each flow which end is one's own, what is at both ends, and who runs the remote one and
 * where: from the inventory and the databases of addresses, which are read again when they change.
 */
package io.weir.collector.resource;
