package io.weir.collector.monitor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Refusal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Requests that Amazon's own signer has signed. */
final class SignatureTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final KeyPairs KEYS = KeyPairs.parse("AKIDEXAMPLE:wJalr/XUtn+FEMI # a remark\n");
  private static final URI ADDRESS =
      URI.create(
          "http://localhost:8080/tags/arn%3Aaws%3Ax%2Fy%20z?tagKeys=b&tagKeys=a%2Fb&x=%C3%A4");
  private static final String BODY = "{\"tags\":{\"a\":\"ä\"}}";

  @Test
  void takesARequestThatIsSignedWell() throws Exception {
    assertEquals("eu-mars-1", region(signed("wJalr/XUtn+FEMI"), NOW));
  }

  @Test
  void takesAClockThatIsFourteenMinutesOff() throws Exception {
    AwsRequest request = signed("wJalr/XUtn+FEMI");

    assertEquals("eu-mars-1", region(request, NOW.plus(Duration.ofMinutes(14))));
    assertEquals("eu-mars-1", region(request, NOW.minus(Duration.ofMinutes(14))));
  }

  @Test
  void refusesAClockThatIsSixteenMinutesOff() {
    AwsRequest request = signed("wJalr/XUtn+FEMI");

    assertRefused(
        ErrorShape.INVALID_SIGNATURE,
        "Signature expired: 20260131T120000Z is now earlier than 20260131T120100Z",
        request,
        NOW.plus(Duration.ofMinutes(16)));
    assertRefused(
        ErrorShape.INVALID_SIGNATURE,
        "Signature not yet current: 20260131T120000Z",
        request,
        NOW.minus(Duration.ofMinutes(16)));
  }

  @Test
  void refusesAnotherSecret() {
    assertRefused(
        ErrorShape.INVALID_SIGNATURE,
        "The request signature we calculated does not match",
        signed("another"),
        NOW);
  }

  @Test
  void refusesWhatWasChangedOnTheWay() {
    AwsRequest good = signed("wJalr/XUtn+FEMI");
    String why = "The request signature we calculated does not match";
    for (AwsRequest changed :
        List.of(
            new AwsRequest("PUT", good.path(), good.query(), good.headers(), good.body()),
            new AwsRequest("POST", good.path() + "a", good.query(), good.headers(), good.body()),
            new AwsRequest("POST", good.path(), good.query() + "a", good.headers(), good.body()),
            new AwsRequest("POST", good.path(), good.query(), with(good, "host", "x"), good.body()),
            new AwsRequest(
                "POST", good.path(), good.query(), good.headers(), Buffer.buffer("{}")))) {
      assertRefused(ErrorShape.INVALID_SIGNATURE, why, changed, NOW);
    }
  }

  @Test
  void refusesAKeyThatItDoesNotKnow() {
    AwsRequest good = signed("wJalr/XUtn+FEMI");
    String header = good.headers().get("authorization").replace("AKIDEXAMPLE", "AKIDNOBODY");

    assertRefused(
        ErrorShape.UNRECOGNIZED_CLIENT,
        "The security token included in the request is invalid.",
        with(good, with(good, "authorization", header)),
        NOW);
  }

  @Test
  void refusesASignatureForAnotherServiceOrDay() {
    AwsRequest good = signed("wJalr/XUtn+FEMI");
    String header = good.headers().get("authorization");
    String service = header.replace("/networkflowmonitor/", "/s3/");
    String day = header.replace("/20260131/", "/20260130/");

    assertRefused(
        ErrorShape.INVALID_SIGNATURE,
        "Credential should be scoped to correct service: 'networkflowmonitor'.",
        with(good, with(good, "authorization", service)),
        NOW);
    assertRefused(
        ErrorShape.INVALID_SIGNATURE,
        "Date in Credential scope does not match",
        with(good, with(good, "authorization", day)),
        NOW);
  }

  @Test
  void refusesHeadersThatAreNotSigned() {
    AwsRequest good = signed("wJalr/XUtn+FEMI");
    String header = good.headers().get("authorization").replace("host;", "");

    assertRefused(
        ErrorShape.INVALID_SIGNATURE,
        "'Host' and 'X-Amz-Date' must be among the signed headers.",
        with(good, with(good, "authorization", header)),
        NOW);
  }

  @Test
  void refusesARequestThatIsNotSigned() {
    AwsRequest good = signed("wJalr/XUtn+FEMI");

    assertRefused(
        ErrorShape.MISSING_AUTHENTICATION,
        "Missing Authentication Token",
        with(good, Map.of()),
        NOW);
    assertRefused(
        ErrorShape.INCOMPLETE_SIGNATURE,
        "the header Authorization must be",
        with(good, with(good, "authorization", "Bearer x")),
        NOW);
    assertRefused(
        ErrorShape.INCOMPLETE_SIGNATURE,
        "the header X-Amz-Date must be there",
        with(good, with(good, "x-amz-date", "today")),
        NOW);
  }

  @Test
  void asksForNoSignatureWithoutKeyPairs() throws Exception {
    Authentication open =
        new Authentication(KeyPairs.NONE, "home-1", Clock.fixed(NOW, ZoneOffset.UTC));
    AwsRequest good = signed("whatever");

    assertEquals("eu-mars-1", open.region(good));
    assertEquals("home-1", open.region(with(good, Map.of())));
    assertEquals("home-1", open.region(with(good, Map.of("authorization", "Bearer x"))));
  }

  @Test
  void showsNoSecret() {
    assertEquals("1 key pairs", KEYS.toString());
    String message =
        assertThrows(IllegalArgumentException.class, () -> KeyPairs.parse("a:b\nsecret"))
            .getMessage();
    assertEquals("line 2 holds no key pair; write one as ID:SECRET", message);
    assertThrows(IllegalArgumentException.class, () -> KeyPairs.parse("# nothing\n"));
    assertThrows(IllegalArgumentException.class, () -> KeyPairs.parse("a:b a:c"));
    assertTrue(KeyPairs.parse("a:b c:d").secret("c").isPresent());
    assertFalse(KeyPairs.parse("a:b").secret("c").isPresent());
  }

  private static String region(AwsRequest request, Instant now) throws Refusal {
    return new Authentication(KEYS, "home-1", Clock.fixed(now, ZoneOffset.UTC)).region(request);
  }

  private static void assertRefused(
      ErrorShape error, String sentence, AwsRequest request, Instant now) {
    Refusal refusal = assertThrows(Refusal.class, () -> region(request, now));
    assertEquals(error, refusal.error(), refusal::getMessage);
    assertTrue(refusal.getMessage().contains(sentence), refusal::getMessage);
  }

  private static AwsRequest signed(String secret) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(ADDRESS)
            .putHeader("Host", "localhost:8080")
            .putHeader("Content-Type", " application/json;   charset=x ")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                input ->
                    input
                        .identity(AwsBasicCredentials.create("AKIDEXAMPLE", secret))
                        .request(request)
                        .payload(ContentStreamProvider.fromUtf8String(BODY))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "networkflowmonitor")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-mars-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
            .request();
    Map<String, String> headers = new HashMap<>();
    signed.forEachHeader(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return new AwsRequest(
        "POST", ADDRESS.getRawPath(), ADDRESS.getRawQuery(), headers, Buffer.buffer(BODY));
  }

  private static Map<String, String> with(AwsRequest request, String name, String value) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put(name, value);
    return headers;
  }

  private static AwsRequest with(AwsRequest request, Map<String, String> headers) {
    return new AwsRequest(
        request.method(), request.path(), request.query(), headers, request.body());
  }
}
