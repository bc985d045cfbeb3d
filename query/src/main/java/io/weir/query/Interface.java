package io.weir.query;

import io.weir.storage.schema.Address;

/**
 * An interface of a device.
 *
 * @param agent the address by which the device names itself
 * @param index the interface's ifIndex
 */
public record Interface(Address agent, long index) {}
