package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.weir.collector.TestCollector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alerts, from a datagram to the page. */
@ExtendWith(InBrowser.class)
class AlertsPageTest {
  private static final String RULES =
      """
      groups:
        - name: load
          interval: 1s
          rules:
            - alert: Busy
              query: counters last 1h | where name = "load" | stats max(value) as load by source.name | where load > 80
              annotations: {summary: "{{ $labels.source_name }} is at {{ $value }}"}
            - alert: Traffic
              query: flows last 1h | stats sum(bytes) as traffic | where traffic > 1kB
      """;

  private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);

  @TempDir private Path data;

  @AutoClose private TestCollector collector;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(data.resolve("rules.yaml"), RULES);
    collector = new TestCollector(TestCollector.takingJson(data));
  }

  @Test
  void anAlertAppearsByItself(Tab tab) throws Exception {
    Page page = tab.open(collector.url(), "/alerts");
    Locator alerts = page.getByLabel("Alerts", EXACTLY);
    assertThat(page.getByLabel("Rules", EXACTLY)).containsText("Busy");
    assertThat(alerts).not().containsText("shop is at 95");

    TestCollector.send(
        "{\"rtmetric\": {\"datasource\": \"shop\", \"load\": {\"type\": \"gauge32\", \"value\": 95}}}"
            .getBytes(StandardCharsets.UTF_8),
        collector.json());

    assertThat(alerts).containsText("shop is at 95");
  }

  @Test
  void aValueHasItsUnit(Tab tab) throws Exception {
    Page page = tab.open(collector.url(), "/alerts");

    collector.replayDemo();

    assertThat(page.getByLabel("Alerts", EXACTLY))
        .containsText(Pattern.compile("value [\\d.]+ [kMG]B"));
  }
}
