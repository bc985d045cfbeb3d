package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.weir.collector.Eventually;
import io.weir.collector.TestCollector;
import io.weir.collector.sflow.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever may send datagrams chooses names; no name is ever more than text. */
@ExtendWith(InBrowser.class)
class HostileTextTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>";
  private static final String RULES =
      """
      groups:
        - name: hosts
          interval: 1s
          rules:
            - alert: Named
              query: counters last 1h | where name = "hostname" | stats count() as told by text
              annotations: {summary: "{{ $labels.text }} told its name"}
      """;

  @TempDir private Path data;
  @AutoClose private TestCollector collector;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(data.resolve("rules.yaml"), RULES);
    collector = new TestCollector(TestCollector.takingJson(data));
    TestCollector.send(
        Wire.datagram(1, Wire.counterSample(hostDescription(HOSTILE))), collector.udp());
    for (int i = 0; i < 2; i++) { // a line needs two points
      TestCollector.send(metric(), collector.json());
    }
    Eventually.holds("it fires", () -> collector.get("/api/v1/alerts").contains("onerror"));
  }

  @Test
  void isShownAsTextInATable(Tab tab) {
    QueryPage query =
        QueryPage.open(
            tab, collector.url(), "counters | where name = \"hostname\" | fields agent, text");

    assertThat(query.page().locator(".answer td").getByText(HOSTILE)).isVisible();
    isOnlyText(query.page());
  }

  @Test
  void isShownAsTextInAChart(Tab tab) {
    QueryPage query =
        QueryPage.open(
            tab,
            collector.url(),
            "counters last 1m | where name = \"load\""
                + " | stats max(value) as load by source.name, bin(1s)");
    assertThat(query.chart()).isVisible();

    BoundingBox chart = query.chart().boundingBox();
    query.page().mouse().move(chart.x + chart.width - 60, chart.y + chart.height / 2);

    assertThat(query.page().getByText(HOSTILE).first()).isVisible();
    isOnlyText(query.page());
  }

  @Test
  void isShownAsTextOnEveryPage(Tab tab) {
    Page page = tab.open(collector.url(), "/");

    for (String name : Pages.names(page)) {
      Pages.go(tab, name);
      isOnlyText(page);
    }
  }

  /** Script that runs would fail the tab as well: the content policy refuses it aloud. */
  private static void isOnlyText(Page page) {
    assertThat(page.locator("img[src=x]")).hasCount(0);
    assertThat(page.locator("script:not([src]):not([type=importmap])")).hasCount(0);
  }

  /** sFlow host structures, host_descr: a name of the sender's choice, no UUID, x86 on Linux. */
  private static Wire hostDescription(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return Wire.tagged(
        2000,
        new Wire()
            .u32(bytes.length)
            .bytes(bytes)
            .bytes(new byte[-bytes.length & 3])
            .u32(0, 0, 0, 0)
            .u32(2, 2, 0));
  }

  private static byte[] metric() {
    return ("{\"rtmetric\": {\"datasource\": \""
            + HOSTILE
            + "\", \"load\":"
            + " {\"type\": \"gauge32\", \"value\": 95}}}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
