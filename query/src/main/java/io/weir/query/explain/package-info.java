/** What a query does with the blocks of its table, for those who wonder what it costs. */
package io.weir.query.explain;
