package io.weir.collector.console.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Deque's axe-core: what bars people who see badly, or use no mouse, from a page. */
final class Axe {
  private static final String SERIOUS =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations
        .filter(({impact}) => impact === 'serious' || impact === 'critical')
        .map(({id, help, nodes}) => `${id}: ${help}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`)
      """;

  private final String script;

  private Axe(String script) {
    this.script = script;
  }

  static Axe load() throws IOException {
    try (InputStream resource = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new Axe(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The violations called serious or critical: the rule, what it asks for, and where. */
  List<?> seriousViolations(Page page) {
    page.evaluate(script);
    return (List<?>) page.evaluate(SERIOUS);
  }
}
