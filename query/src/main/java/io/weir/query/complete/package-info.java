/**
 * What may stand at a place of a query that somebody is typing: keywords from the grammar, names
 * from the tables, values out of the blocks.
 */
package io.weir.query.complete;
