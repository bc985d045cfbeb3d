package io.weir.collector.monitor;

import java.time.Duration;

/**
 * What a client sent with a request, so that the same request sent again changes nothing.
 *
 * @param token the client's own
 * @param request the operation and its parameters as text
 * @param result what the request made or changed
 * @param millis when it came, in milliseconds since 1970
 */
record ClientToken(String token, String request, Arn result, long millis) {
  /** How long a token is remembered. */
  static final Duration LIFE = Duration.ofHours(24);

  boolean isOver(long nowMillis) {
    return nowMillis - millis > LIFE.toMillis();
  }
}
