/**
 * How good the network is for the traffic as a whole: scores from 0 to 100, and health events where
 * one falls below its threshold. No clock and no I/O.
 */
package io.weir.collector.health.score;
