package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.DemoCollector;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as large as they may be; what they take is told, for docs/benchmarks.md. */
@ExtendWith(InBrowser.class)
class LargeAnswerTest {
  private static final int POINTS = 100_000;

  /** Scrolls from the first row to the last, a hundredth in each frame. */
  private static final String SCROLL =
      """
      () => new Promise((resolve) => {
        const place = document.querySelector('.answer .table');
        const frames = [];
        let drawn = 0;
        let blank = 0;
        const step = (at) => {
          frames.push(at);
          const box = place.getBoundingClientRect();
          const middle = document.elementFromPoint(box.x + box.width / 4, box.y + box.height / 2);
          blank += middle?.closest('td')?.textContent ? 0 : 1;
          drawn = Math.max(drawn, place.querySelectorAll('tr').length);
          if (place.scrollTop + place.clientHeight >= place.scrollHeight - 1) {
            const millis = frames.slice(1).map((frame, index) => frame - frames[index]).sort((a, b) => a - b);
            resolve({frames: millis.length, median: millis[millis.length >> 1], worst: millis.at(-1), drawn, blank});
            return;
          }
          place.scrollTop += (place.scrollHeight - place.clientHeight) / 100 + 1;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      })
      """;

  /** From the last byte of the answer to the frame behind the one that shows it. */
  private static final String DRAWN_AFTER =
      """
      () => new Promise((resolve) => {
        const look = () => {
          const answers = performance.getEntriesByType('resource').filter(({name}) => name.endsWith('/api/v1/query'));
          const shown = document.querySelector('.answer .cost')?.textContent.startsWith('100,000 rows');
          const chart = document.querySelector('.answer canvas');
          shown && chart ? requestAnimationFrame((at) => resolve(at - answers.at(-1).responseEnd)) : requestAnimationFrame(look);
        };
        look();
      })
      """;

  private static final String COLOURED_PIXELS =
      """
      () => {
        const canvas = document.querySelector('.answer canvas');
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return pixels.filter((value, index) => index % 4 === 3 && value > 0).length;
      }
      """;

  @RegisterExtension static final DemoCollector DEMO = new DemoCollector();

  @Test
  void tenThousandRowsScrollWithoutAGap(Tab tab) {
    QueryPage query =
        QueryPage.open(
            tab,
            DEMO.url(),
            "flows | fields time, agent, src.ip, src.port, dst.ip, dst.port, protocol, frame.bytes"
                + " | limit 10000");
    assertThat(query.cost()).containsText("10,000 rows in");

    Map<?, ?> scrolled = (Map<?, ?>) query.page().evaluate(SCROLL);

    System.out.println("10,000 rows, milliseconds between frames: " + scrolled);
    assertEquals(0, scrolled.get("blank"));
    assertTrue((int) scrolled.get("drawn") < 200, () -> "rows in the page: " + scrolled);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void aHundredThousandPointsAreDrawn(int agents, Tab tab) {
    QueryPage query = QueryPage.open(tab, DEMO.url(), "flows | stats count() as samples");
    String answer = hundredThousandPoints(agents); // ten times what a collector answers
    query.page().route("**/api/v1/query", route -> fulfil(route, answer));
    query.type("flows | stats count() as samples by agent, bin(1s)");
    query.run();

    double millis = ((Number) query.page().evaluate(DRAWN_AFTER)).doubleValue();

    System.out.printf("100,000 points of %d stacked drawn after %.0f ms%n", agents, millis);
    assertTrue(((Number) query.page().evaluate(COLOURED_PIXELS)).intValue() > 1000);
  }

  private static void fulfil(Route route, String body) {
    route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body));
  }

  private static String hundredThousandPoints(int agents) {
    Instant first = Instant.parse("2026-11-20T00:00:00Z");
    JsonArray rows = new JsonArray();
    for (int i = 0; i < POINTS; i++) {
      rows.add(
          new JsonArray()
              .add("10.0.0." + i % agents)
              .add(first.plusSeconds(i / agents).toString())
              .add(i * 7919 % 1000));
    }
    return new JsonObject()
        .put(
            "columns",
            new JsonArray()
                .add(column("agent", "address"))
                .add(column("time", "time"))
                .add(column("samples", "integer")))
        .put("rows", rows)
        .put("from", first.toString())
        .put("to", first.plusSeconds(POINTS / agents).toString())
        .put(
            "stats",
            new JsonObject()
                .put("rowsScanned", POINTS)
                .put("rowsMatched", POINTS)
                .put("blocksRead", 1)
                .put("blocksPruned", 0)
                .put("blocksRemembered", 0)
                .put("elapsedMillis", 1))
        .encode();
  }

  private static JsonObject column(String name, String type) {
    return new JsonObject().put("name", name).put("type", type).put("unit", "");
  }
}
