/** The first bytes of a sampled packet, layer by layer, and the fields that they set. */
package io.weir.collector.packet;
