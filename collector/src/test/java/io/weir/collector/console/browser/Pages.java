package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;

/** The pages of the console, as its navigation names them. */
final class Pages {
  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);

  private Pages() {}

  static List<String> names(Page page) {
    assertThat(navigation(page)).not().hasCount(0);
    return navigation(page).allTextContents();
  }

  /** Goes to a page by its link, and waits until it shows what it shows. */
  static void go(Tab tab, String name) {
    Page page = tab.page();
    page.locator("nav#pages").getByText(name, EXACTLY).click();
    assertThat(page).hasTitle(name + " · Weir");
    assertThat(page.locator("main h1")).not().hasCount(0);
    tab.awaitQuiet();
  }

  /** Where a page is: the path bears its name. */
  static String address(String name) {
    return "/" + name.toLowerCase(Locale.ROOT);
  }

  private static Locator navigation(Page page) {
    return page.locator("nav#pages a");
  }
}
