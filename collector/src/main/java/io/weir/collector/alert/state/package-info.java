/**
 * How alerts go from state to state, and how that is kept on disk: Prometheus' semantics, with
 * times and answers as arguments.
 */
package io.weir.collector.alert.state;
