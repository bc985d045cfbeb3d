/**
 * What one minute of traffic says about each path: from a local resource to a remote one, or to a
 * provider. Measures only; whether a measure is good or bad is judged elsewhere.
 */
package io.weir.collector.health.path;
