/**
 * What the web console needs of the collector: its files, which are resources, what a browser may
 * do with them, and the queries that its users keep.
 */
package io.weir.collector.console;
