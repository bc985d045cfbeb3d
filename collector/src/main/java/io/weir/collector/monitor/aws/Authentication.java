package io.weir.collector.monitor.aws;

import io.weir.collector.monitor.Refusal;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * Who asks, and of which Region. Without key pairs anyone may, signed or not; with some, requests
 * must be signed with one of them.
 */
public final class Authentication {
  private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

  private final KeyPairs keys;
  private final String homeRegion;
  private final InstantSource clock;

  /**
   * An authentication.
   *
   * @param keys the key pairs that requests may be signed with; none for anyone
   * @param homeRegion the Region of requests that name none
   */
  public Authentication(KeyPairs keys, String homeRegion, InstantSource clock) {
    this.keys = keys;
    this.homeRegion = homeRegion;
    this.clock = clock;
  }

  /** The Region that a request is for: the one that it was signed for, else the home Region. */
  String region(AwsRequest request) throws Refusal {
    if (!keys.isEmpty()) {
      Signature signature = Signature.of(request);
      signature.check(request, keys, clock.instant());
      return signature.region();
    }
    try {
      String region = Signature.of(request).region();
      return REGION.matcher(region).matches() ? region : homeRegion;
    } catch (Refusal _) {
      return homeRegion; // not signed, or in a way that nobody asked for
    }
  }
}
