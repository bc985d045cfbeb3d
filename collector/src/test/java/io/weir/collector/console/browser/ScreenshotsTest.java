package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.weir.collector.TestCollector;
import io.weir.collector.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Makes the manual's pictures: every page on a few minutes of the demo's traffic. {@code mvn -pl
 * collector -am test -Dtest=ScreenshotsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dweir.screenshots=write} writes them.
 */
@ExtendWith(InBrowser.class)
@EnabledIfSystemProperty(
    named = "weir.screenshots",
    matches = "write",
    disabledReason = "pictures are made on demand: -Dweir.screenshots=write")
class ScreenshotsTest {
  private static final Path DIRECTORY = Path.of("../docs/screenshots");
  private static final Path RULES = Path.of("src/main/dist/examples/first-rules.yaml");
  private static final String MINUTES =
      "flows last 1h | stats count() as samples by bin(1m) | where samples > 0";
  private static final int MINUTES_SHOWN = 5;
  private static final int PATIENCE_MILLIS = (MINUTES_SHOWN + 2) * 60_000;

  @TempDir private static Path data;
  private static TestCollector collector;
  private static AutoCloseable traffic;

  @BeforeAll
  static void start() throws Exception {
    collector =
        new TestCollector(TestCollector.configuration(data).with(Settings.ALERT_RULES, RULES));
    traffic = collector.demoTraffic();
    Files.createDirectories(DIRECTORY);
  }

  @AfterAll
  static void stop() throws Exception {
    traffic.close();
    collector.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void showsEveryPage(ColorScheme scheme, Tab tab) throws Exception {
    Page page = awaitTraffic(tab.prefers(scheme));

    for (String name : Pages.names(page)) {
      Pages.go(tab, name);
      Path file = DIRECTORY.resolve((name + "-" + scheme + ".png").toLowerCase(Locale.ROOT));
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
      assertTrue(Files.size(file) > 10_000, () -> file + " shows something");
    }
  }

  /** Watches the minutes come, until there are enough for a picture. */
  private static Page awaitTraffic(Tab tab) {
    QueryPage query = QueryPage.open(tab, collector.url(), MINUTES);
    query.live().click();
    assertThat(query.page().locator(".answer table"))
        .hasAttribute(
            "aria-rowcount",
            String.valueOf(MINUTES_SHOWN + 1), // with the head
            new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    return query.page();
  }
}
