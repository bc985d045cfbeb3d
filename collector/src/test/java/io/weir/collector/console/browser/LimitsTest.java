package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.weir.collector.TestCollector;
import io.weir.collector.config.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the console says where the collector refuses a query. */
@ExtendWith(InBrowser.class)
class LimitsTest {
  @TempDir private Path data;

  @Test
  void tellsTheBoundThatAQueryExceeds(Tab tab) throws Exception {
    tab.meansFailures();
    try (TestCollector collector =
        new TestCollector(
            TestCollector.configuration(data)
                .with(Settings.QUERY_GROUPS, 10)
                .with(Settings.QUERY_THREADS, 1))) {
      collector.replayDemo();
      QueryPage query = QueryPage.open(tab, collector.url(), "flows | stats count() as samples");

      query.type("flows | stats count() as samples by src.port");
      query.run();

      assertThat(query.problem()).containsText("groups");
      assertThat(query.page().locator(".answer")).hasClass("answer faded");
    }
  }
}
