package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The Query page, as somebody at the keyboard uses it. */
final class QueryPage {
  private static final Pattern COST = Pattern.compile("^[\\d,]+ rows? in ");

  private final Page page;

  private QueryPage(Page page) {
    this.page = page;
  }

  /** Opens it on a query, which runs, and waits for the answer. */
  static QueryPage open(Tab tab, String collectorUrl, String query) {
    QueryPage opened = new QueryPage(tab.open(collectorUrl, address(query)));
    assertThat(opened.cost()).hasText(COST);
    return opened;
  }

  /** The page that stands in a tab already. */
  static QueryPage of(Page page) {
    return new QueryPage(page);
  }

  /** Where a query is open. */
  static String address(String query) {
    return "/query?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  /** Takes all text away and types another, key by key. */
  void type(String text) {
    editor().click();
    page.keyboard().press("Control+A");
    page.keyboard().press("Delete");
    editor().pressSequentially(text);
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /** Runs what stands in the editor, by the keyboard. */
  void run() {
    editor().press("Control+Enter");
  }

  Locator editor() {
    return page.locator(".cm-content");
  }

  /** What may stand at the cursor, if the editor offers it. */
  Locator completions() {
    return page.locator(".cm-tooltip-autocomplete li");
  }

  Locator underlined() {
    return page.locator(".cm-lintRange-error");
  }

  Locator problem() {
    return page.locator(".ask .problem");
  }

  /** The switch that lets the answer follow the traffic. */
  Locator live() {
    return page.locator(".bar button.live");
  }

  /** The line under a result: rows, time, rows scanned. */
  Locator cost() {
    return page.locator(".answer .cost");
  }

  Locator chart() {
    return page.locator(".answer canvas").first();
  }

  /** The cells of the table's rows in the page, a row each. */
  List<List<String>> rows() {
    return page.locator(".answer table tbody tr:not(.spacer)").all().stream()
        .map(row -> row.locator("td:not([aria-hidden])").allTextContents())
        .toList();
  }

  Page page() {
    return page;
  }
}
