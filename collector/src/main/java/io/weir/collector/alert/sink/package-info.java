/**
 * Tells others of alerts: a class for each way to tell, and before each a queue on disk, so that
 * nothing is lost while the other side is away and nothing told twice when it is back.
 */
package io.weir.collector.alert.sink;
