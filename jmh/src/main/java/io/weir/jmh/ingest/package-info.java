/**
 * The ingest benchmark: how many datagrams a second Weir and others like it keep on one machine,
 * each fed by the same sender, and what Weir does beyond that.
 */
package io.weir.jmh.ingest;
