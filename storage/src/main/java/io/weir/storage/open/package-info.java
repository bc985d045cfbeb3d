/**
 * Blocks that are still being filled: memory-mapped files with a published row count, which one
 * writer fills and everyone may read.
 */
package io.weir.storage.open;
