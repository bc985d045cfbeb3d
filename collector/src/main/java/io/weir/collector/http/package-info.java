/**
 * The API: queries and what the console and other programs need to ask them, over HTTP. Every
 * refusal is a problem document (RFC 9457).
 */
package io.weir.collector.http;
