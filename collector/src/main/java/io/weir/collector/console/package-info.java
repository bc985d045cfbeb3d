/**
 * The web console's files: which there are, and what a browser may do with them. The files
 * themselves are resources.
 */
package io.weir.collector.console;
