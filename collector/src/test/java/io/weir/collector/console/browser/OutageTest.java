package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.weir.collector.TestCollector;
import io.weir.collector.config.Configuration;
import io.weir.collector.config.Endpoint;
import io.weir.collector.config.Settings;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the console does while the collector is away. */
@ExtendWith(InBrowser.class)
class OutageTest {
  private static final String COUNT = "flows last 1h | stats count() as samples";

  @TempDir private Path data;

  @Test
  void saysThatTheCollectorIsGoneAndGoesOnOnceItIsBack(Tab tab) throws Exception {
    tab.meansFailures();
    Configuration configuration = TestCollector.configuration(data);
    Endpoint place;
    QueryPage query;
    Locator outage;
    try (TestCollector collector = new TestCollector(configuration)) {
      place = Endpoint.parse(URI.create(collector.url()).getAuthority());
      query = QueryPage.open(tab, collector.url(), COUNT);
      outage = query.page().locator("#outage");
      assertThat(outage).isHidden();
    }
    query.run();
    assertThat(outage).containsText("The collector does not answer.");
    query.type(COUNT + " | limit 1");
    query.run();

    try (TestCollector again = new TestCollector(configuration.with(Settings.HTTP_LISTEN, place))) {
      again.replayDemo();
      assertThat(outage).isHidden();
      query.run();

      assertThat(query.page().locator(".answer td.number")).not().hasText("0");
    }
  }
}
