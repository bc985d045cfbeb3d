/**
 * Tells whoever is to be told once, when it matters, and when it is over: evaluates rules over the
 * tables, keeps the alerts that they find, and hands them to sinks.
 */
package io.weir.collector.alert;
