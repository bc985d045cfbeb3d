/**
 * From the text of a flow query to its rows: the door of the module, through which the collector
 * asks.
 */
package io.weir.query;
