/**
 * The manual of the running version: the pages of {@code docs/}, which the build puts on the class
 * path, as HTML for the console.
 */
package io.weir.collector.manual;
