/** How values are written for people to read. */
package io.weir.collector.text;
