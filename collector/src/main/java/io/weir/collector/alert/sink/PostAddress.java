package io.weir.collector.alert.sink;

import io.weir.collector.config.SecretSource;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where something is posted to. */
@FunctionalInterface
interface PostAddress {
  /**
   * The address as it is now.
   *
   * @throws IOException if a secret should hold it, and does not
   */
  URI read() throws IOException;

  /**
   * The address that a text is.
   *
   * @throws IllegalArgumentException with a sentence for the user, if it is none
   */
  static PostAddress at(String text) {
    URI url = parse(text);
    return () -> url;
  }

  /**
   * The address that a text is, or that stands in the secret that it names: with many services
   * whoever knows the address may post there.
   *
   * @throws IllegalArgumentException with a sentence for the user, if it is neither
   */
  static PostAddress atOrIn(String text) {
    return Secret.isPlace(text) ? in(new Secret(SecretSource.parse(text))) : at(text);
  }

  private static PostAddress in(Secret secret) {
    return () -> {
      try {
        return parse(secret.reveal());
      } catch (IllegalArgumentException _) { // whose message shows what is secret
        throw new IOException("the secret that \"url\" names holds no address of http or https");
      }
    };
  }

  private static URI parse(String text) {
    URI url = uri(text).filter(PostAddress::isOfWeb).orElseThrow(() -> none(text));
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "an address must hold no password; name its file as \"bearer_token\"");
    }
    return url;
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static boolean isOfWeb(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null;
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no address; write it as in http://127.0.0.1:9093");
  }
}
