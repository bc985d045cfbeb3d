/**
 * Monitors: named sets of flows between local and remote resources, the scopes that they belong to,
 * the rules that they keep to, and the file that brings them through restarts. The rules are those
 * of Amazon's Network Flow Monitor, API version 2023-04-19.
 */
package io.weir.collector.monitor;
