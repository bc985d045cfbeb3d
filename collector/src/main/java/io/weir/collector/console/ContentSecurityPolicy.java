package io.weir.collector.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser may do on the console's page (W3C Content Security Policy, level 3): load the
 * collector's own scripts, styles and images, talk to the collector, and nothing else.
 */
final class ContentSecurityPolicy {
  // an import map cannot be a file of its own: each inline script of the page is allowed by its
  // digest
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  private ContentSecurityPolicy() {}

  /** The policy for a page, as the value of the header. */
  static String of(String html) {
    String inline =
        INLINE_SCRIPT
            .matcher(html)
            .results()
            .map(script -> " 'sha256-" + digest(script.group(1)) + "'")
            .collect(Collectors.joining());
    return "default-src 'none'; script-src 'self'"
        + inline
        + "; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String digest(String script) {
    return Base64.getEncoder()
        .encodeToString(StaticFile.sha256(script.getBytes(StandardCharsets.UTF_8)));
  }
}
