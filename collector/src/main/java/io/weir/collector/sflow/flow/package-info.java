/** The records of flow samples, and how each sets the fields of a row. */
package io.weir.collector.sflow.flow;
