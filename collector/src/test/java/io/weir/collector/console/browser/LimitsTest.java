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
  private static final String COUNT = "flows | stats count() as samples";

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
      QueryPage query = QueryPage.open(tab, collector.url(), COUNT);

      query.type("flows | stats count() as samples by src.port");
      query.run();

      assertThat(query.problem()).containsText("groups");
      assertThat(query.page().locator(".answer")).hasClass("answer faded");
    }
  }

  @Test
  void tellsWhyNothingIsLiveUntilThereIsRoom(Tab first, Tab second) throws Exception {
    second.meansFailures();
    try (TestCollector collector =
        new TestCollector(TestCollector.configuration(data).with(Settings.HTTP_STREAMS, 1))) {
      collector.replayDemo();
      QueryPage early = QueryPage.open(first, collector.url(), COUNT);
      QueryPage late = QueryPage.open(second, collector.url(), COUNT);
      early.page().waitForResponse("**/api/v1/query/stream?*", () -> early.live().click());

      late.live().click();
      assertThat(late.problem()).containsText("Live waits: 1 queries are streamed already");
      early.live().click();

      assertThat(late.problem()).isHidden();
    }
  }
}
