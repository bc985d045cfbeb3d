package io.weir.collector.resource.geo;

import io.weir.storage.schema.Text;

/**
 * An autonomous system and who runs it.
 *
 * @param number of the system
 * @param organisation null if the database does not tell
 */
public record Provider(long number, Text organisation) {}
