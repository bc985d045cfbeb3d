package io.weir.collector.monitor.aws;

import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a request says of its own signature (AWS Signature Version 4).
 *
 * @param keyId the access key
 * @param day when it was signed, as in {@code 20260131}
 * @param region for which it was signed
 * @param service for which it was signed
 * @param headers the names of the headers that are signed
 * @param value the signature
 */
record Signature(
    String keyId, String day, String region, String service, List<String> headers, String value) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern FORM =
      Pattern.compile(
          ALGORITHM
              + " +Credential=([^/,\\s]+)/([0-9]{8})/([^/,\\s]+)/([^/,\\s]+)/aws4_request"
              + ",? *SignedHeaders=([^,\\s]+),? *Signature=([0-9a-f]{64})\\s*");

  /** The signature of a request. */
  static Signature of(AwsRequest request) throws Refusal {
    Optional<String> header = request.header("authorization");
    if (header.isEmpty()) {
      throw new Refusal(ErrorShape.MISSING_AUTHENTICATION, "Missing Authentication Token");
    }
    Matcher matcher = FORM.matcher(header.get());
    if (!matcher.matches()) {
      throw incomplete(
          "the header Authorization must be "
              + ALGORITHM
              + " with Credential, SignedHeaders and Signature");
    }
    return new Signature(
        matcher.group(1),
        matcher.group(2),
        matcher.group(3),
        matcher.group(4),
        List.of(matcher.group(5).split(";", -1)),
        matcher.group(6));
  }

  /** Holds the signature against the request, the key pairs and the clock. */
  void check(AwsRequest request, KeyPairs keys, Instant now) throws Refusal {
    String secret =
        keys.secret(keyId)
            .orElseThrow(
                () ->
                    new Refusal(
                        ErrorShape.UNRECOGNIZED_CLIENT,
                        "The security token included in the request is invalid."));
    if (!service.equals(Arn.SERVICE)) {
      throw invalid("Credential should be scoped to correct service: '" + Arn.SERVICE + "'.");
    }
    if (!headers.contains("host") || !headers.contains("x-amz-date")) {
      throw invalid("'Host' and 'X-Amz-Date' must be among the signed headers.");
    }
    String time = request.header("x-amz-date").orElse("");
    checkTime(time, now);
    String bodyHash = hex(sha256(request.body().getBytes()));
    boolean isHashed = request.header("x-amz-content-sha256").orElse(bodyHash).equals(bodyHash);
    String text =
        String.join(
            "\n",
            ALGORITHM,
            time,
            String.join("/", day, region, service, "aws4_request"),
            hex(sha256(bytes(CanonicalRequest.of(request, headers, bodyHash)))));
    byte[] expected = bytes(hex(hmac(key(secret), text)));
    if (!MessageDigest.isEqual(expected, bytes(value)) || !isHashed) {
      throw invalid(
          "The request signature we calculated does not match the signature you provided. Check"
              + " your AWS Secret Access Key and signing method. Consult the service documentation"
              + " for details.");
    }
  }

  private void checkTime(String time, Instant now) throws Refusal {
    Instant signed;
    try {
      signed = TIME.parse(time, Instant::from);
    } catch (DateTimeException _) {
      throw incomplete("the header X-Amz-Date must be there, as in 20260131T120000Z");
    }
    if (!time.startsWith(day)) {
      throw invalid(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP");
    }
    if (signed.isBefore(now.minus(SKEW))) {
      throw invalid(
          "Signature expired: %s is now earlier than %s (%s - 15 min.)"
              .formatted(time, TIME.format(now.minus(SKEW)), TIME.format(now)));
    }
    if (signed.isAfter(now.plus(SKEW))) {
      throw invalid(
          "Signature not yet current: %s is still later than %s (%s + 15 min.)"
              .formatted(time, TIME.format(now.plus(SKEW)), TIME.format(now)));
    }
  }

  private byte[] key(String secret) {
    byte[] ofDay = hmac(bytes("AWS4" + secret), day);
    return hmac(hmac(hmac(ofDay, region), service), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Refusal incomplete(String message) {
    return new Refusal(ErrorShape.INCOMPLETE_SIGNATURE, message);
  }

  private static Refusal invalid(String message) {
    return new Refusal(ErrorShape.INVALID_SIGNATURE, message);
  }
}
