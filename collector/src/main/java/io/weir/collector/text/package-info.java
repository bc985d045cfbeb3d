/** How values are written, for people and for programs to read. */
package io.weir.collector.text;
