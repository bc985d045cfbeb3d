package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.weir.collector.DemoCollector;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page, with the demo's captures kept. */
@ExtendWith(InBrowser.class)
class PagesTest {
  /** Elements whose text does not fit, and that neither scroll nor say so by an ellipsis. */
  private static final String CUT =
      """
      () => [...document.querySelectorAll('header *, main *')]
        .filter((element) => element.checkVisibility() && !element.closest('.unseen'))
        .filter((element) => {
          const {overflowX, overflowY, textOverflow} = getComputedStyle(element);
          const cutX = element.scrollWidth > element.clientWidth + 1 && overflowX === 'hidden' && textOverflow !== 'ellipsis';
          const cutY = element.scrollHeight > element.clientHeight + 1 && overflowY === 'hidden';
          return (cutX || cutY) && element.innerText?.trim();
        })
        .map((element) => `${element.tagName}.${element.className}: ${element.innerText.slice(0, 60)}`)
      """;

  private static final String WIDER_THAN_THE_WINDOW =
      "() => document.documentElement.scrollWidth > innerWidth";

  @RegisterExtension static final DemoCollector DEMO = new DemoCollector();

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyPageOpensAndBarsNobody(ColorScheme scheme, Tab tab) throws Exception {
    Axe axe = Axe.load();
    Page page = tab.prefers(scheme).open(DEMO.url(), "/");
    assertThat(page.locator("html"))
        .hasAttribute("data-theme", scheme.name().toLowerCase(Locale.ROOT));

    for (String name : Pages.names(page)) {
      Pages.go(tab, name);
      assertThat(page.locator("main .problem:visible")).hasCount(0);
      assertEquals(List.of(), axe.seriousViolations(page), name);
    }
  }

  @Test
  void nothingIsCutOnALaptop(Tab tab) {
    Page page = tab.open(DEMO.url(), "/");

    for (String name : Pages.names(page)) {
      Pages.go(tab, name);
      isWhole(page);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Overview", "Alerts"})
  void nothingIsCutOnAPhone(String name, Tab tab) {
    Page page = tab.onAPhone().open(DEMO.url(), Pages.address(name));
    assertThat(page.locator("main h1")).not().hasCount(0);
    tab.awaitQuiet();
    isWhole(page);
  }

  private static void isWhole(Page page) {
    assertEquals(false, page.evaluate(WIDER_THAN_THE_WINDOW), page.url());
    assertEquals(List.of(), page.evaluate(CUT), page.url());
  }
}
