/**
 * The agents that send: what came from each, what is missing from it, and in plain words what is
 * wrong with it.
 */
package io.weir.collector.agent;
