package io.weir.collector.resource.geo;

import io.weir.storage.schema.Text;

/**
 * Where an address is; what the database does not tell is null.
 *
 * @param country its code of two letters (ISO 3166-1)
 * @param city its name
 * @param location degrees of latitude and longitude, as in {@code 52.52,13.41}
 */
public record Place(Text country, Text city, Text location) {}
