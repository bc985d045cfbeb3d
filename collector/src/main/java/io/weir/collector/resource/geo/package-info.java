/**
 * Who runs an address and where it is, as databases in MaxMind's format tell. Each is read once
 * into a table of ranges: a file that is replaced or cut short while it is in use harms nobody, and
 * asking makes no garbage.
 */
package io.weir.collector.resource.geo;
