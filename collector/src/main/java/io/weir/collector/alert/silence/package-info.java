/**
 * What people say about alerts: that nobody is to be told of some for a while, and that somebody
 * looks after one.
 */
package io.weir.collector.alert.silence;
