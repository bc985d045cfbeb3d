/** sFlow version 5 on the wire, and how its samples become rows. */
package io.weir.collector.sflow;
