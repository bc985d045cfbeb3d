/** Rows for other programs: what a store holds, as text, a row at a time in bounded memory. */
package io.weir.collector.export;
