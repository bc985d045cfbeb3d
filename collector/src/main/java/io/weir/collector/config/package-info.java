/**
 * What a user may set: one table of settings, from which the file {@code weir.yaml}, the flags, the
 * defaults and the reference page derive.
 */
package io.weir.collector.config;
