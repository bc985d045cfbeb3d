package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.vertx.core.json.JsonArray;
import io.weir.collector.DemoCollector;
import io.weir.collector.Eventually;
import io.weir.collector.TestCollector;
import io.weir.collector.sflow.Wire;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asks the demo's captures. */
@ExtendWith(InBrowser.class)
class QueryPageTest {
  private static final String PORTS =
      "flows | stats count() as samples by dst.port | top 10 by samples";
  private static final String OVER_TIME = "flows | stats count() as samples by bin(100ms)";

  /** How many of three bins are drawn of an answer that ends when it is told to. */
  private static final String DRAWN_POINTS =
      """
      async (to) => {
        const { subjectOf } = await import('/result/subject.js');
        const { lines } = await import('/result/view/lines.js');
        const columns = [{ name: 'time', type: 'time', unit: '' }, { name: 'samples', type: 'integer', unit: '' }];
        const rows = [['2026-11-20T10:00:00Z', 5], ['2026-11-20T10:01:00Z', 5], ['2026-11-20T10:02:00Z', 1]];
        const subject = subjectOf({ columns, rows, from: rows[0][0], to }, 'flows | stats count() as samples by bin(1m)');
        const picture = lines.picture(subject, subject.measures[0]);
        return picture.option({ series: [] }, new Set()).series[0].data.length;
      }
      """;

  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);

  @RegisterExtension static final DemoCollector DEMO = new DemoCollector();

  @Test
  void completesAQueryWhileItIsTyped(Tab tab) {
    QueryPage query = QueryPage.open(tab, DEMO.url(), PORTS);

    query.type("flows | stats count() as samples by dst.po");
    query.completions().getByText("dst.port", EXACTLY).click();
    assertThat(query.editor()).hasText("flows | stats count() as samples by dst.port");
    query.run();

    assertThat(query.cost()).containsText("rows in");
    assertThat(query.problem()).isHidden();
  }

  @Test
  void showsTheRowsThatTheApiGives(Tab tab) throws Exception {
    QueryPage query = QueryPage.open(tab, DEMO.url(), PORTS);

    assertEquals(
        DEMO.get().query(PORTS).stream().map(row -> cells((JsonArray) row)).toList(), query.rows());
  }

  @Test
  void underlinesAMistakeUntilItIsMended(Tab tab) throws Exception {
    tab.meansFailures();
    QueryPage query = QueryPage.open(tab, DEMO.url(), PORTS);

    query.type("flows | where scr.ip = 10.20.1.1 | stats count() as samples");
    query.run();
    assertThat(query.problem())
        .containsText("no field \"scr.ip\" in flows; did you mean \"src.ip\"?");
    assertThat(query.underlined()).hasText("scr.ip");
    query.type("flows | where src.ip = 10.20.1.1 | stats count() as samples");
    query.run();

    assertThat(query.problem()).isHidden();
    assertThat(query.underlined()).hasCount(0);
    Eventually.holds("the answer is there", () -> query.rows().size() == 1);
  }

  @Test
  void zoomsToWhereTheMouseWasDragged(Tab tab) throws Exception {
    QueryPage query = QueryPage.open(tab, DEMO.url(), OVER_TIME);
    assertThat(query.chart()).isVisible();
    String before = query.page().url();

    drag(query, 0.7, 0.9);

    assertThat(query.page()).hasURL(Pattern.compile("from=\\d{4}-\\d\\d-\\d\\dT.*to=\\d{4}-"));
    query.page().goBack();
    assertThat(query.page()).hasURL(before);
  }

  @Test
  void anAddressThatIsSharedShowsTheSame(Tab mine, Tab yours) throws Exception {
    QueryPage query = QueryPage.open(mine, DEMO.url(), PORTS);
    query.type(
        "flows | where protocol = 6 | stats count() as samples by src.ip | top 5 by samples");
    query.run();
    assertThat(query.cost()).containsText("5 rows");
    URI address = URI.create(query.page().url());

    QueryPage shared =
        QueryPage.of(yours.open(DEMO.url(), address.getRawPath() + "?" + address.getRawQuery()));

    assertThat(shared.cost()).containsText("5 rows");
    assertThat(shared.editor()).hasText(query.editor().textContent());
    assertEquals(query.rows(), shared.rows());
  }

  @Test
  void aCellNarrowsTheQuery(Tab tab) throws Exception {
    QueryPage query = QueryPage.open(tab, DEMO.url(), PORTS);
    String port = query.rows().getFirst().getFirst();

    query.page().locator(".answer tbody td").getByText(port).first().click();
    query.page().getByRole(AriaRole.MENUITEM).first().click();

    assertThat(query.editor()).containsText("where dst.port = " + port);
    assertThat(query.cost()).hasText(Pattern.compile("^1 row in "));
  }

  @Test
  void drawsNoBinThatStillFills(Tab tab) {
    Page page = tab.open(DEMO.url(), "/query");

    assertEquals(2, page.evaluate(DRAWN_POINTS, "2026-11-20T10:02:30Z"));
    assertEquals(3, page.evaluate(DRAWN_POINTS, "2026-11-20T10:03:00Z"));
  }

  @Test
  void writesUnitsAsPeopleDo(Tab tab) {
    QueryPage query = QueryPage.open(tab, DEMO.url(), "flows | stats min(tcp.rtt) as rtt");

    assertThat(query.page().locator(".answer tbody")).containsText(Pattern.compile("\\d µs"));
  }

  @Test
  void liveAnswersChangeByThemselves(Tab tab) throws Exception {
    QueryPage query = QueryPage.open(tab, DEMO.url(), "counters | stats count() as values");
    query.live().click();
    assertThat(query.page()).hasURL(Pattern.compile("live"));
    List<List<String>> before = query.rows();

    TestCollector.send(
        Wire.datagram(1, Wire.counterSample(Wire.tagged(2003, new Wire().u32(4, 1, 2)))),
        DEMO.get().udp());

    Eventually.holds("the answer changed", () -> !query.rows().equals(before));
  }

  private static void drag(QueryPage query, double from, double to) {
    BoundingBox chart = query.chart().boundingBox();
    double middle = chart.y + chart.height / 2;
    Mouse mouse = query.page().mouse();
    mouse.move(chart.x + chart.width * from, middle);
    mouse.down();
    mouse.move(chart.x + chart.width * (from + to) / 2, middle);
    mouse.move(chart.x + chart.width * to, middle);
    mouse.up();
  }

  /** The cells of a port, which names something, and of a count, which counts. */
  private static List<String> cells(JsonArray row) {
    return List.of(
        String.valueOf(row.getValue(0)), String.format(Locale.ROOT, "%,d", row.getLong(1)));
  }
}
