/**
 * What a row is: the tables and their fields, one line a field. Layout in blocks, names in queries,
 * completion and the reference pages all derive from these lines.
 */
package io.weir.storage.schema;
