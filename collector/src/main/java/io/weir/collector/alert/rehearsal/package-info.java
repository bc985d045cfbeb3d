/**
 * Runs rules without telling anybody: over samples that a test makes up, or over the past that a
 * store holds.
 */
package io.weir.collector.alert.rehearsal;
