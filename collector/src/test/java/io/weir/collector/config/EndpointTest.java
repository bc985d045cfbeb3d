package io.weir.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @Test
  void readsAnAddressAndAPort() {
    assertEquals(new Endpoint("127.0.0.1", 6343), Endpoint.parse("127.0.0.1:6343"));
  }

  @Test
  void takesTheBracketsOffAnIpv6Address() {
    assertEquals(new Endpoint("::1", 80), Endpoint.parse("[::1]:80"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:0", "[2001:db8::1]:8080", "10.0.0.1:65535"})
  void printsWhatItReads(String text) {
    assertEquals(text, Endpoint.parse(text).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "6343, is no HOST:PORT",
    ":6343, is no HOST:PORT",
    "localhost:http, is no HOST:PORT",
    "localhost:65536, is out of range",
    "localhost:-1, is out of range",
    "::1:6343, in brackets",
  })
  void saysWhatIsWrongWithAnEndpoint(String text, String problem) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text)).getMessage();

    assertTrue(message.contains(problem), message);
  }
}
