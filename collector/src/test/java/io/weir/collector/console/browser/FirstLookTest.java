package io.weir.collector.console.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.weir.collector.DemoCollector;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody waits for who opens the console; it is told, for docs/benchmarks.md. */
@ExtendWith(InBrowser.class)
class FirstLookTest {
  private static final String OVER_TIME =
      "flows last 15m | stats sum(bytes) as traffic by src.ip, bin(10s)";

  /** Looks in each frame, from before the page is there, until a chart has something in it. */
  private static final String WATCH =
      """
      window.firstChart = new Promise((resolve) => {
        const isDrawn = (canvas) => canvas.width > 0
          && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
        const look = () => [...document.querySelectorAll('canvas')].some(isDrawn)
          ? resolve(performance.now())
          : requestAnimationFrame(look);
        look();
      });
      """;

  private static final String MILLIS =
      """
      async () => {
        const chart = await window.firstChart;
        const [{startTime: text}] = performance.getEntriesByName('first-contentful-paint');
        return {text: Math.round(text), chart: Math.round(chart)};
      }
      """;

  @RegisterExtension static final DemoCollector DEMO = new DemoCollector();

  @Test
  void theOverviewShowsTextAndThenAChart(Tab tab) {
    look(tab, "/overview");
  }

  @Test
  void theQueryPageShowsTextAndThenAChart(Tab tab) {
    look(tab, QueryPage.address(OVER_TIME));
  }

  /** Looks at a page for the first time, and again when the browser has its files. */
  private static void look(Tab tab, String path) {
    tab.page().addInitScript(WATCH);
    Page page = tab.open(DEMO.url(), path);
    tell(path, "first", (Map<?, ?>) page.evaluate(MILLIS));

    page.reload();
    tell(path, "again", (Map<?, ?>) page.evaluate(MILLIS));
  }

  private static void tell(String path, String visit, Map<?, ?> millis) {
    String page = path.replaceFirst("\\?.*", "");
    System.out.println(page + ", " + visit + ", milliseconds from its address: " + millis);
    assertTrue((int) millis.get("text") <= (int) millis.get("chart"), millis::toString);
  }
}
