/** The process: it receives telemetry, keeps it, and answers over HTTP. */
package io.weir.collector;
