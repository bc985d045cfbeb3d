/**
 * Finds what is known of an address: tables of networks that are built once, and asked at line
 * rate.
 */
package io.weir.collector.resource.lookup;
