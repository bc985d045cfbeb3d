/**
 * Columns: how up to 65,536 rows of a table lie in memory and on disk, and how a reader takes
 * values, codes and bitmaps from them. Knows nothing of files or of the network.
 */
package io.weir.storage.block;
