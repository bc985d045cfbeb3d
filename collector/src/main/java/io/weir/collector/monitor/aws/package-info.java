/**
 * Amazon's interface to monitors (Network Flow Monitor, API version 2023-04-19): operations over
 * HTTP and JSON (restJson1), their constraints and errors, and the signatures of requests
 * (Signature Version 4), so that Amazon's own clients work with a collector.
 */
package io.weir.collector.monitor.aws;
